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

  private TextFingerprint() {}

  /** Returns the fingerprint of a text. */
  public static String of(String text) {
    MessageDigest digest = ContentHash.newDigest();
    StringBuilder piece = new StringBuilder(PIECE + 2);
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .forEach(
            letter -> {
              piece.appendCodePoint(letter);
              if (piece.length() >= PIECE) {
                flush(piece, digest);
              }
            });
    flush(piece, digest);
    return ContentHash.of(digest).hex().substring(0, DIGITS);
  }

  private static void flush(StringBuilder piece, MessageDigest digest) {
    digest.update(piece.toString().getBytes(StandardCharsets.UTF_8));
    piece.setLength(0);
  }
}
