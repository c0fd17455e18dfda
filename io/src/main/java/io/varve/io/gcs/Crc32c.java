package io.varve.io.gcs;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/** The service's checksum of an object, growing with its bytes. Not safe for several threads. */
final class Crc32c {

  private final CRC32C sum = new CRC32C();

  /** Returns the checksum of these bytes. */
  static String of(byte[] bytes) {
    Crc32c crc = new Crc32c();
    crc.add(bytes, 0, bytes.length);
    return crc.base64();
  }

  void add(byte[] bytes, int offset, int length) {
    sum.update(bytes, offset, length);
  }

  /** Returns the checksum as the service writes it: four bytes, the highest first, in Base64. */
  String base64() {
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array());
  }
}
