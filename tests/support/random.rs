//! Random texts and edits, the same in every run.

/// SplitMix64.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `end`, without it.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Whether something happens that does `of` times out of `all`.
    pub fn chance(&mut self, of: usize, all: usize) -> bool {
        self.below(all) < of
    }

    /// A few lines of few words, so that many are alike; at times without an end, or no text.
    pub fn text(&mut self) -> Vec<u8> {
        let mut text = String::new();
        for _ in 0..self.below(12) {
            text += ["x\n", "y\n", "}\n", "\n", "    pass\n", "é\n"][self.below(6)];
        }
        if self.chance(1, 8) {
            text += "no end";
        }
        if self.chance(1, 20) {
            text.push('\0');
        }
        text.into_bytes()
    }

    /// The text with a few lines added, taken away and moved; some of the new ones bear the mark.
    pub fn edit(&mut self, text: &[u8], mark: &str) -> Vec<u8> {
        let mut lines: Vec<Vec<u8>> = text
            .split_inclusive(|it| *it == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        for _ in 0..=self.below(4) {
            let at = self.below(lines.len() + 1);
            match self.below(4) {
                0 if at < lines.len() => _ = lines.remove(at),
                1 if at < lines.len() => {
                    let line = lines.remove(at);
                    let to = self.below(lines.len() + 1);
                    lines.insert(to, line);
                }
                2 => lines.insert(at, b"x\n".to_vec()),
                _ => {
                    let line = format!("{mark} {} \n", self.next() % 1000);
                    lines.insert(at, line.into_bytes());
                }
            }
        }
        lines.concat()
    }
}
