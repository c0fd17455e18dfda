package io.varve.transforms.extract;

import io.varve.io.model.FailureCode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Knows text in UTF-8, for formats that are never anything else. */
public final class Utf8 {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int WINDOW_CHARS = 8_192;

  private Utf8() {}

  /** Returns the number of bytes of the byte order mark at the beginning, 0 without one. */
  public static int markLength(byte[] bytes) {
    for (int i = 0; i < MARK.length; i++) {
      if (i >= bytes.length || bytes[i] != MARK[i]) {
        return 0;
      }
    }
    return MARK.length;
  }

  /**
   * Goes on when all bytes are UTF-8 without the character 0.
   *
   * @throws ExtractionException with {@code DECODE} and the first bad place when they are not
   */
  public static void require(byte[] bytes) throws ExtractionException {
    int beyondAscii = bytes.length;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] <= 0) {
        if (bytes[i] == 0) {
          throw refused("byte " + i + " is 0, as in UTF-16 or a binary file");
        }
        beyondAscii = Math.min(beyondAscii, i);
      }
    }
    if (beyondAscii < bytes.length) {
      requireValid(bytes, beyondAscii);
    }
  }

  private static void requireValid(byte[] bytes, int from) throws ExtractionException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharBuffer out = CharBuffer.allocate(WINDOW_CHARS);
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
      if (result.isError()) {
        throw refused("byte " + in.position() + " is not UTF-8");
      }
    } while (result.isOverflow());
  }

  private static ExtractionException refused(String why) {
    return new ExtractionException(
        FailureCode.DECODE,
        why + "; save it as text in UTF-8, fetch it again, or leave it out with --exclude");
  }
}
