package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.io.run.RunStore;
import io.varve.io.storage.LocalStorage;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two inputs and what is derived of them, in one process and on a cluster of several. */
@ExtendWith(SharedCluster.class)
final class TradeableIT {

  private static final Path SAMPLES = Workbench.HOME.resolve("pipelines/samples/tradeable");

  @TempDir private Path folder;

  @Test
  void clusterGivesTheSameWarehouseAndFindsNothingToDoAgain(TestCluster cluster) throws Exception {
    Result direct = run("direct");
    WarehouseFacts expected = facts("direct");
    assertThat(
        expected.rows().keySet(),
        contains("instruments", "matches", "price_files", "price_issues", "prices", "unmatched"));

    Result driver = run("driver", "--", "--runner=FlinkRunner", at(cluster));
    assertThat(driver.err(), driver.code(), is(direct.code()));
    assertThat(facts("driver"), is(expected));
    RunStore runs = new RunStore(LocalStorage.at(folder.resolve("driver")));
    assertThat(
        runs.find(runs.ids().get(0)).started().orElseThrow().cluster(),
        is(Optional.of(cluster.address())));

    Result again = run("driver", "--", "--runner=FlinkRunner", at(cluster));
    assertThat(again.out(), containsString("Nothing changed: no new snapshot"));
    Result check = Workbench.execute("check", "--warehouse=" + folder.resolve("driver"));
    assertThat(check.out() + check.err(), check.code(), is(0));
  }

  private Result run(String warehouse, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "tradeable", "--workers=2"));
    words.add("--prices=" + SAMPLES.resolve("prices"));
    words.add("--instruments=" + SAMPLES.resolve("instruments"));
    words.add("--warehouse=" + folder.resolve(warehouse));
    words.addAll(List.of(more));
    return Workbench.execute(words.toArray(new String[0]));
  }

  private static String at(TestCluster cluster) {
    return "--flinkMaster=" + cluster.address();
  }

  private WarehouseFacts facts(String warehouse) throws Exception {
    return WarehouseFacts.of(folder.resolve(warehouse).toString());
  }
}
