package io.varve.transforms.extract;

import io.varve.io.model.FailureCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Knows binary files by their first bytes. */
public final class FileSignature {

  private static final Map<String, String> SIGNATURES =
      Map.of(
          "%PDF-", "a PDF",
          "PK\u0003\u0004", "a ZIP archive or an Office document",
          "\u001F\u008B", "a gzip archive; unpack it first",
          "GIF8", "an image",
          "\u0089PNG", "an image",
          "\u00FF\u00D8\u00FF", "an image",
          "\u00D0\u00CF\u0011\u00E0", "an old Office document");

  private FileSignature() {}

  /**
   * Goes on unless the bytes are a known binary file.
   *
   * @param expected what is read instead, as the end of a sentence
   * @throws ExtractionException with {@code UNSUPPORTED} when they are
   */
  public static void requireText(byte[] bytes, String expected) throws ExtractionException {
    String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
    for (Map.Entry<String, String> signature : SIGNATURES.entrySet()) {
      if (head.startsWith(signature.getKey())) {
        throw new ExtractionException(
            FailureCode.UNSUPPORTED, "it is " + signature.getValue() + "; " + expected);
      }
    }
  }
}
