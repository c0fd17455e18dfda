package io.varve.transforms.filings.submission;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns bytes into characters: byte order mark, then strict UTF-8, then UTF-8 with a few broken
 * bytes, then the declared encoding, then windows-1252. Strict UTF-8 comes before the declaration,
 * because declarations are wrong far more often than other encodings are valid UTF-8 by chance.
 */
public final class TextDecoder {

  private static final int DECLARATION_WINDOW = 4_096;
  private static final int BINARY_WINDOW = 65_536;

  /** Stands for bytes that could not be decoded. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile("(?i)(?:charset|encoding)\\s{0,9}=\\s{0,9}[\"']?([a-z0-9_-]{2,30})");

  private TextDecoder() {}

  /**
   * Returns the characters of {@code bytes[start, end)}.
   *
   * @throws ExtractionException with {@code DECODE} when the bytes are no text
   */
  public static DecodedText decode(byte[] bytes, int start, int end) throws ExtractionException {
    if (startsWith(bytes, start, end, 0xEF, 0xBB, 0xBF)) {
      return lenient(bytes, start + 3, end, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, start, end, 0xFE, 0xFF)) {
      return lenient(bytes, start + 2, end, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, start, end, 0xFF, 0xFE)) {
      return lenient(bytes, start + 2, end, StandardCharsets.UTF_16LE);
    }
    requireText(bytes, start, end);
    Optional<DecodedText> utf8 = strictUtf8(bytes, start, end);
    if (utf8.isPresent()) {
      return utf8.get();
    }
    DecodedText nearly = lenient(bytes, start, end, StandardCharsets.UTF_8);
    if (mostlyValid(nearly.text())) {
      return nearly;
    }
    return lenient(bytes, start, end, declared(bytes, start, end).orElse(WINDOWS_1252));
  }

  private static boolean startsWith(byte[] bytes, int start, int end, int... mark) {
    if (end - start < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[start + i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static void requireText(byte[] bytes, int start, int end) throws ExtractionException {
    int window = Math.min(end - start, BINARY_WINDOW);
    int controls = 0;
    for (int i = start; i < start + window; i++) {
      int b = bytes[i] & 0xFF;
      if (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1A) {
        controls++;
      }
    }
    if (controls > 8 && controls * 50L > window) {
      throw new ExtractionException(
          FailureCode.DECODE,
          "it is not text: "
              + controls
              + " of the first "
              + window
              + " bytes are control characters; leave the file out or convert it to text");
    }
  }

  private static Optional<DecodedText> strictUtf8(byte[] bytes, int start, int end) {
    DecodedText replaced = lenient(bytes, start, end, StandardCharsets.UTF_8);
    if (replaced.text().indexOf(REPLACEMENT) < 0) {
      return Optional.of(replaced);
    }
    // A text may also hold the replacement character itself.
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, start, end - start))
              .toString();
      return Optional.of(new DecodedText(text, "utf-8"));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A text cut or patched by a tool has a few broken bytes among many good sequences. */
  private static boolean mostlyValid(String text) {
    int broken = 0;
    int good = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == REPLACEMENT) {
        broken++;
      } else if (c >= 0x80) {
        good++;
      }
    }
    return good > 10L * broken;
  }

  private static Optional<Charset> declared(byte[] bytes, int start, int end) {
    int window = Math.min(end - start, DECLARATION_WINDOW);
    Matcher matcher =
        DECLARED.matcher(new String(bytes, start, window, StandardCharsets.ISO_8859_1));
    while (matcher.find()) {
      String name = matcher.group(1).toLowerCase(Locale.ROOT);
      // As browsers do: Latin-1 and ASCII mean windows-1252; UTF-8 was tried and is not it.
      boolean superseded =
          name.startsWith("utf") || name.contains("ascii") || name.equals("iso-8859-1");
      if (!superseded && Charset.isSupported(name)) {
        return Optional.of(Charset.forName(name));
      }
    }
    return Optional.empty();
  }

  private static DecodedText lenient(byte[] bytes, int start, int end, Charset charset) {
    return new DecodedText(
        new String(bytes, start, end - start, charset), charset.name().toLowerCase(Locale.ROOT));
  }
}
