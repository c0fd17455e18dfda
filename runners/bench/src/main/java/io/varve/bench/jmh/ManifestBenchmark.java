package io.varve.bench.jmh;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Entries per second to and from manifests. */
public class ManifestBenchmark extends Settings {

  /** Entries to a durable file. */
  @Benchmark
  @OperationsPerInvocation(Entries.COUNT)
  public FileRef write(Entries entries, Scratch scratch) throws IOException {
    return Entries.write(scratch.storage(), scratch.name(), entries.entries());
  }

  /** All entries of a base and two changes. */
  @Benchmark
  @OperationsPerInvocation(Entries.COUNT)
  public long read(Entries entries) throws IOException {
    AtomicLong attempts = new AtomicLong();
    Manifests.entries(entries.storage())
        .forEach(entries.layers(), entry -> attempts.addAndGet(entry.attempts()));
    return attempts.get();
  }

  /** The same as a run reads them to compare: their states only. */
  @Benchmark
  @OperationsPerInvocation(Entries.COUNT)
  public long readStates(Entries entries) throws IOException {
    AtomicLong states = new AtomicLong();
    Manifests.entryStates(entries.storage())
        .forEach(entries.layers(), state -> states.incrementAndGet());
    return states.get();
  }

  /** A base and two changes to a new base. */
  @Benchmark
  @OperationsPerInvocation(Entries.COUNT)
  public FileRef fold(Entries entries, Scratch scratch) throws IOException {
    return Manifests.entries(entries.storage())
        .fold(entries.layers(), "manifests/folded/" + scratch.name() + ".parquet");
  }
}
