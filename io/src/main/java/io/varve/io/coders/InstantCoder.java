package io.varve.io.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Encodes a {@link java.time.Instant} without loss. */
final class InstantCoder extends AtomicCoder<Instant> {

  private static final long serialVersionUID = 1;
  private static final InstantCoder INSTANCE = new InstantCoder();

  private InstantCoder() {}

  static InstantCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Instant value, OutputStream out) throws IOException {
    VarLongCoder.of().encode(value.getEpochSecond(), out);
    VarIntCoder.of().encode(value.getNano(), out);
  }

  @Override
  public Instant decode(InputStream in) throws IOException {
    long seconds = VarLongCoder.of().decode(in);
    return Instant.ofEpochSecond(seconds, VarIntCoder.of().decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
