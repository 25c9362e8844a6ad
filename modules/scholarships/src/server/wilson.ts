/** A share and the interval that holds the true one in 95 of 100 such counts. */
export interface Share {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the standard normal distribution. */
const z = 1.959963984540054;

/**
 * The share of `passed` in `of` with its 95 % score interval, which stays within 0 and 1 and is honest for small groups.
 *
 * E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, JASA 22 (1927) 209–212; as method 3 of R. G. Newcombe, “Two-sided confidence
 * intervals for the single proportion: comparison of seven methods”, Statistics in Medicine 17 (1998) 857–872. Throws a `RangeError` unless 0 ≤ passed ≤ of, of > 0.
 *
 * @example wilson(81, 263) // { rate: 0.3080, low: 0.2553, high: 0.3662 }
 */
export function wilson(passed: number, of: number): Share {
  if (!(of > 0 && passed >= 0 && passed <= of)) throw new RangeError(`${passed} of ${of}`);
  const rate = passed / of;
  const centre = 2 * of * rate + z * z;
  const half = z * Math.sqrt(z * z + 4 * of * rate * (1 - rate));
  const whole = 2 * (of + z * z);
  return { rate, low: Math.max(0, (centre - half) / whole), high: Math.min(1, (centre + half) / whole) };
}

/**
 * The difference of two shares with its 95 % interval, from their score intervals.
 *
 * Method 10 of R. G. Newcombe, “Interval estimation for the difference between independent proportions: comparison of eleven methods”, Statistics in Medicine 17 (1998) 873–890.
 *
 * @example difference(wilson(56, 70), wilson(48, 80)) // { rate: 0.2, low: 0.0524, high: 0.3339 }
 */
export function difference(one: Share, other: Share): Share {
  const rate = one.rate - other.rate;
  const low = rate - Math.hypot(one.rate - one.low, other.high - other.rate);
  const high = rate + Math.hypot(one.high - one.rate, other.rate - other.low);
  return { rate, low, high };
}
