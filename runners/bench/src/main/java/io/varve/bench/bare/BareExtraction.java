package io.varve.bench.bare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The work of a first run in a bare loop: {@code parse|extract|write THREADS INPUT OUTPUT}. Each
 * mode does what the one before it does and more: reads, decodes and parses HTML with jsoup; reads,
 * hashes and extracts; and writes the rows to data files of the same shards as a run. Prints one
 * line of JSON with what it got through.
 */
public final class BareExtraction {

  /** What documents need that are nested deeply; a run gives them as much. */
  private static final long STACK_BYTES = 64L << 20;

  private BareExtraction() {}

  /** Runs the loop. */
  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[1]);
    Path input = Path.of(args[2]);
    BareWork work = BareWork.of(args[0], Path.of(args[3]));
    List<List<Path>> shards = shards(input, threads);
    BareTally tally = loop(shards, threads, input, work);
    System.out.printf(
        Locale.ROOT,
        "{\"documents\":%d,\"failed\":%d,\"bytes\":%d,\"rows\":%d}%n",
        tally.documents(),
        tally.failed(),
        tally.bytes(),
        tally.rows());
  }

  private static BareTally loop(List<List<Path>> shards, int threads, Path input, BareWork work)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    List<FutureTask<BareTally>> loops = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      FutureTask<BareTally> loop =
          new FutureTask<>(
              () -> {
                BareTally tally = BareTally.NONE;
                for (int at = next.getAndIncrement();
                    at < shards.size();
                    at = next.getAndIncrement()) {
                  tally = tally.plus(work.shard(at, input, shards.get(at)));
                }
                return tally;
              });
      loops.add(loop);
      new Thread(null, loop, "bare-" + i, STACK_BYTES).start();
    }
    BareTally all = BareTally.NONE;
    for (FutureTask<BareTally> loop : loops) {
      all = all.plus(loop.get());
    }
    return all;
  }

  /** Files grouped as a run with as many workers groups them. */
  private static List<List<Path>> shards(Path input, int threads) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(input)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return BareShards.of(input, files, bytes, threads);
  }
}
