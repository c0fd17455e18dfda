package io.varve.io.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varve.io.snapshot.SnapshotStore.Stored;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One of the processes that race in {@link CommitRaceTest}. */
final class CommitChild {

  private CommitChild() {}

  /**
   * Commits once for each line of its input, on top of what was current at the time of the line
   * before, and prints the id that it got.
   */
  public static void main(String[] arguments) throws IOException {
    Warehouse warehouse = Warehouse.open(arguments[0]);
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    Optional<Stored> planned = warehouse.snapshots().latest();
    System.out.println("ready");
    for (String round = orders.readLine(); round != null; round = orders.readLine()) {
      PendingCommit pending = Pending.empty(arguments[1] + "-" + round);
      Stored mine = warehouse.committer().commit(planned, pending);
      System.out.println(mine.snapshot().id());
      planned = warehouse.snapshots().latest();
    }
  }

  static Process start(Path warehouse, String name) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                CommitChild.class.getName(),
                warehouse.toString(),
                name))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
