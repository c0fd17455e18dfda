package io.varve.transforms.filings.text;

/** The size of letters in tenths of a point; 0 where the source does not say. */
final class FontSize {

  /** Sizes 1 to 7 of the element {@code font}. */
  private static final int[] SIZES = {75, 100, 120, 135, 180, 240, 360};

  private static final int PIXEL = 75;
  private static final int LARGEST = 1_000;

  private FontSize() {}

  /** Returns the size inside an element {@code font} with this attribute {@code size}. */
  static int ofFont(String attribute, int inherited) {
    String size = attribute.strip();
    boolean known = size.length() == 1 && size.charAt(0) >= '1' && size.charAt(0) <= '7';
    return known ? SIZES[size.charAt(0) - '1'] : inherited;
  }

  /**
   * Returns the first length in points or pixels of a value such as {@code bold 10.5pt serif}, or
   * 0.
   */
  static int length(String value) {
    for (String word : value.split("[ /]", 8)) {
      int unit = word.endsWith("pt") ? 100 : word.endsWith("px") ? PIXEL : 0;
      int tenths = unit == 0 ? 0 : number(word.substring(0, word.length() - 2)) * unit / 100;
      if (tenths > 0) {
        return tenths;
      }
    }
    return 0;
  }

  /** Ten times a number such as {@code 10.5}, further decimals cut off; 0 for anything else. */
  private static int number(String digits) {
    int value = 0;
    int decimals = -1;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      boolean point = c == '.' && decimals < 0;
      if (!point && (c < '0' || c > '9' || value >= LARGEST)) {
        return 0;
      }
      value = point || decimals >= 1 ? value : value * 10 + c - '0';
      decimals += point || decimals >= 0 ? 1 : 0;
    }
    return decimals >= 1 ? value : value * 10;
  }
}
