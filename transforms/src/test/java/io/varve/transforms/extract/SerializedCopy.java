package io.varve.transforms.extract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** What arrives on a worker. */
final class SerializedCopy {

  private SerializedCopy() {}

  @SuppressWarnings("BanSerializableRead") // the bytes were written a line before
  static Extractor of(Extractor extractor) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(extractor);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Extractor) in.readObject();
    }
  }
}
