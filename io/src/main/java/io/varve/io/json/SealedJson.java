package io.varve.io.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.model.ContentHash;
import java.nio.charset.StandardCharsets;

/**
 * JSON files that prove to be what was written: the last field, {@code seal}, is the sha256 of the
 * file with the seal's 64 digits set to zero. Changing any byte breaks it.
 */
public final class SealedJson {

  private static final String FIELD = "\"seal\" : \"sha256:";
  private static final int DIGITS = 64;
  private static final String BLANK = "0".repeat(DIGITS);

  private SealedJson() {}

  /** Returns the bytes of the sealed file for this value, which must map to a JSON object. */
  public static byte[] write(Object value) {
    ObjectNode tree = Json.tree(value);
    tree.put("seal", "sha256:" + BLANK);
    byte[] open = Json.pretty(tree).getBytes(StandardCharsets.UTF_8);
    return withSeal(open, sealAt(open), ContentHash.of(open).hex());
  }

  /**
   * Returns the content without its seal.
   *
   * @throws BrokenSealException when the bytes are not a sealed file or were changed
   */
  public static ObjectNode read(byte[] bytes) throws BrokenSealException {
    int at = sealAt(bytes);
    if (at < 0) {
      throw new BrokenSealException("it has no seal: it was cut off or is not one of our files");
    }
    String found = new String(bytes, at, DIGITS, StandardCharsets.ISO_8859_1);
    String expected = ContentHash.of(withSeal(bytes, at, BLANK)).hex();
    if (!expected.equals(found)) {
      throw new BrokenSealException(
          "it was changed: its seal is " + found + " but its content gives " + expected);
    }
    try {
      ObjectNode tree = (ObjectNode) Json.parse(new String(bytes, StandardCharsets.UTF_8));
      tree.remove("seal");
      return tree;
    } catch (JsonProcessingException | ClassCastException e) {
      throw new BrokenSealException("it is sealed but not a JSON object: " + e.getMessage());
    }
  }

  private static byte[] withSeal(byte[] bytes, int at, String digits) {
    byte[] sealed = bytes.clone();
    System.arraycopy(digits.getBytes(StandardCharsets.ISO_8859_1), 0, sealed, at, DIGITS);
    return sealed;
  }

  /** Latin-1 keeps positions in characters equal to positions in bytes. */
  private static int sealAt(byte[] bytes) {
    int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(FIELD);
    return at < 0 || at + FIELD.length() + DIGITS > bytes.length ? -1 : at + FIELD.length();
  }

  /** The bytes are not what was written. The message completes "Cannot read FILE: ". */
  public static final class BrokenSealException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenSealException(String message) {
      super(message);
    }
  }
}
