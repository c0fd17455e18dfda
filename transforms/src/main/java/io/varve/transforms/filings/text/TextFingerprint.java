package io.varve.transforms.filings.text;

import io.varve.io.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Tells texts that say the same: SHA-256 of the letters and digits, in lower case, as the first 16
 * hexadecimal digits. White space, punctuation and markup do not count, so that one filing in two
 * layouts has one fingerprint.
 */
public final class TextFingerprint {

  private static final int DIGITS = 16;
  private static final int PIECE = 8_192;

  /** Bytes of one character in UTF-8. */
  private static final int LONGEST = 4;

  private static final int ASCII = 0x80;
  private static final byte[] LETTERS = letters();

  private TextFingerprint() {}

  /** Returns the fingerprint of a text. */
  public static String of(String text) {
    MessageDigest digest = ContentHash.newDigest();
    byte[] piece = new byte[PIECE];
    int count = 0;
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      if (count > PIECE - LONGEST) {
        digest.update(piece, 0, count);
        count = 0;
      }
      char c = characters[i];
      if (c < ASCII) {
        piece[count] = LETTERS[c];
        count += LETTERS[c] == 0 ? 0 : 1;
        continue;
      }
      int codePoint = Character.codePointAt(characters, i);
      i += Character.charCount(codePoint) - 1;
      if (Character.isLetterOrDigit(codePoint)) {
        byte[] letter = bytes(Character.toLowerCase(codePoint));
        System.arraycopy(letter, 0, piece, count, letter.length);
        count += letter.length;
      }
    }
    digest.update(piece, 0, count);
    return ContentHash.of(digest).hex().substring(0, DIGITS);
  }

  private static byte[] bytes(int codePoint) {
    return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
  }

  /** The letters and digits below 128 in lower case, zero for all others. */
  private static byte[] letters() {
    byte[] letters = new byte[ASCII];
    for (char c = 0; c < ASCII; c++) {
      letters[c] = (byte) (Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : 0);
    }
    return letters;
  }
}
