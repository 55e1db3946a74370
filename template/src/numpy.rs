//! numpy: arrays of numbers in and out.
//!
//! The numbers of an array lie side by side in memory, without an object around each. Rust reads and
//! writes them there. The crate `numpy` has the types for that.

use numpy::{IntoPyArray, PyArray1, PyArrayMethods};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::guards::{float_array, side_by_side};

/// Moves each value but the first towards the result before it. numpy has no function for that.
// A `&mut [f64]` borrows numbers to change them. `*value` is the number that `value` refers to.
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

fn check_weight(weight: f64) -> PyResult<()> {
    // Both comparisons are false for NaN.
    if weight > 0.0 && weight <= 1.0 {
        return Ok(());
    }
    let message = "weight must be above 0 and at most 1";
    Err(PyValueError::new_err(message))
}

/// Return a new array of exponentially smoothed values.
///
/// Each result is the one before plus `weight` times the difference to it. `values` is
/// an array of float64 with one dimension, or TypeError is raised. It may be read-only,
/// or have gaps, as `array[::2]` has. A weight that is not above 0 and at most 1 raises
/// ValueError, an int too large for a float OverflowError.
///
/// >>> import numpy as np
/// >>> smooth(np.array([8.0, 0.0, 0.0, 0.0]), weight=0.5)
/// array([8., 4., 2., 1.])
#[pyfunction]
pub fn smooth<'py>(values: &Bound<'py, PyAny>, weight: f64) -> PyResult<Bound<'py, PyArray1<f64>>> {
    check_weight(weight)?;
    let array = side_by_side(float_array(values)?)?;
    // `try_readonly` notes that the array is borrowed; nothing else in Rust can change it meanwhile.
    let array = array.try_readonly()?;
    let mut smoothed = array.as_slice()?.to_vec();
    smooth_values(&mut smoothed, weight);
    // numpy takes over the memory of the `Vec`, without a copy.
    Ok(smoothed.into_pyarray(values.py()))
}

/// Smooth the values of an array where they are; see `smooth`.
///
/// If the array is read-only, has gaps, or is of another type or shape, TypeError is
/// raised. Another weight raises ValueError or OverflowError, as it does in `smooth`.
///
/// >>> import numpy as np
/// >>> array = np.array([8.0, 0.0, 0.0, 0.0])
/// >>> smooth_in_place(array, weight=0.5)
/// >>> array
/// array([8., 4., 2., 1.])
#[pyfunction]
pub fn smooth_in_place(values: &Bound<'_, PyAny>, weight: f64) -> PyResult<()> {
    check_weight(weight)?;
    let mut array = float_array(values)?.try_readwrite()?;
    smooth_values(array.as_slice_mut()?, weight);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_stays() {
        let mut values = [8.0, 0.0, 0.0, 6.0];
        smooth_values(&mut values, 0.5);
        assert_eq!(values, [8.0, 4.0, 2.0, 4.0]);
        smooth_values(&mut [], 0.5);
    }

    #[test]
    fn a_weight_is_above_0_and_at_most_1() {
        for weight in [0.0, -0.5, 1.5, f64::NAN, f64::INFINITY] {
            assert!(check_weight(weight).is_err(), "{weight}");
        }
        assert!(check_weight(1.0).is_ok());
    }
}
