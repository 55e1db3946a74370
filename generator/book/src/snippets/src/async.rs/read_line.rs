async fn read_line(host: String, port: u16) -> io::Result<String> {
    let stream = TcpStream::connect((host, port)).await?;
    let mut line = String::new();
    let mut start = BufReader::new(stream).take(1000);
    start.read_line(&mut line).await?;
    Ok(line)
}
