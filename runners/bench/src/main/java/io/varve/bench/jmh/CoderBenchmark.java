package io.varve.bench.jmh;

import io.varve.io.coders.RecordCoder;
import io.varve.io.model.ManifestEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Entries per second through the form in which they travel between the steps of a pipeline. */
public class CoderBenchmark extends Settings {

  private static final RecordCoder<ManifestEntry> CODER = RecordCoder.of(ManifestEntry.class);

  /** To bytes and back. */
  @Benchmark
  @OperationsPerInvocation(Entries.COUNT)
  public long roundTrip(Entries entries) throws IOException {
    long bytes = 0;
    for (ManifestEntry entry : entries.entries()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(512);
      CODER.encode(entry, out);
      bytes += CODER.decode(new ByteArrayInputStream(out.toByteArray())).key().length();
      bytes += out.size();
    }
    return bytes;
  }
}
