package io.varve.transforms.records.page;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** The form in which pages are kept: gzip (RFC 1952). The same bytes always give the same file. */
public final class PageBytes {

  private static final int FIRST = 0x1f;
  private static final int SECOND = 0x8b;

  private PageBytes() {}

  /** Returns bytes as they are kept. */
  public static byte[] pack(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * Returns the body of a file that is compressed, or is not.
   *
   * @param limit largest body in bytes; no more is unpacked
   * @throws ExtractionException with {@code LIMIT} when it is larger, {@code DECODE} when it is
   *     damaged
   */
  public static byte[] unpack(byte[] stored, int limit) throws ExtractionException {
    byte[] body = stored;
    if (stored.length > 1 && (stored[0] & 0xff) == FIRST && (stored[1] & 0xff) == SECOND) {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(stored))) {
        body = gzip.readNBytes(limit == Integer.MAX_VALUE ? limit : limit + 1);
      } catch (ZipException | EOFException e) {
        throw new ExtractionException(
            FailureCode.DECODE, "it is damaged gzip: " + e.getMessage() + "; fetch it again", e);
      } catch (IOException e) {
        throw new ExtractionException(FailureCode.FETCH, "it cannot be read: " + e.getMessage(), e);
      }
    }
    if (body.length > limit) {
      throw new ExtractionException(
          FailureCode.LIMIT, "it is larger than " + limit + " bytes when it is unpacked");
    }
    return body;
  }
}
