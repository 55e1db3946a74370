fn smooth_values(values: &mut [f64], weight: f64) {
    let Some((first, rest)) = values.split_first_mut() else {
        return;
    };
    let mut last = *first;
    for value in rest {
        last += weight * (*value - last);
        *value = last;
    }
}
