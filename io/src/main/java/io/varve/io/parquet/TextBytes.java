package io.varve.io.parquet;

import java.nio.charset.StandardCharsets;
import org.apache.avro.util.Utf8;
import org.apache.parquet.io.api.Binary;

/**
 * UTF-8 of texts, made in one buffer: what is returned is valid until the next call. Not safe for
 * several threads.
 */
final class TextBytes {

  /** Shorter texts cost less by themselves than by way of the buffer. */
  private static final int SHORT = 64;

  /** Longer texts are rare: no buffer is kept for them. */
  private static final int LONG = 1 << 18;

  /** Bytes that one {@code char} may need. */
  private static final int WIDEST = 3;

  private char[] characters = new char[0];
  private byte[] bytes = new byte[0];

  /** Returns the bytes of a text; what is no character is a question mark. */
  Binary of(CharSequence text) {
    if (text instanceof Utf8 utf8) {
      return Binary.fromReusedByteArray(utf8.getBytes(), 0, utf8.getByteLength());
    }
    String string = text.toString();
    int length = string.length();
    if (length <= SHORT || length > LONG) {
      return Binary.fromConstantByteArray(string.getBytes(StandardCharsets.UTF_8));
    }
    if (characters.length < length) {
      int room = Math.min(LONG, 2 * length);
      characters = new char[room];
      bytes = new byte[WIDEST * room];
    }
    string.getChars(0, length, characters, 0);
    return Binary.fromReusedByteArray(bytes, 0, encode(length));
  }

  private int encode(int length) {
    int end = 0;
    for (int i = 0; i < length; i++) {
      char c = characters[i];
      if (c < 0x80) {
        bytes[end++] = (byte) c;
      } else if (c < 0x800) {
        bytes[end++] = (byte) (0xC0 | (c >> 6));
        bytes[end++] = next(c);
      } else if (!Character.isSurrogate(c)) {
        bytes[end++] = (byte) (0xE0 | (c >> 12));
        bytes[end++] = next(c >> 6);
        bytes[end++] = next(c);
      } else if (isPair(i, length)) {
        int point = Character.toCodePoint(c, characters[++i]);
        bytes[end++] = (byte) (0xF0 | (point >> 18));
        bytes[end++] = next(point >> 12);
        bytes[end++] = next(point >> 6);
        bytes[end++] = next(point);
      } else {
        bytes[end++] = '?';
      }
    }
    return end;
  }

  /** Returns the second or a later byte of a character: its last six bits. */
  private static byte next(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private boolean isPair(int at, int length) {
    return Character.isHighSurrogate(characters[at])
        && at + 1 < length
        && Character.isLowSurrogate(characters[at + 1]);
  }
}
