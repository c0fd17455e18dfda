package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.runners.console.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.junit.jupiter.api.Test;

/** Settings of Flink. */
final class FlinkConfigurationTest {

  private static final Configuration NONE = new Configuration();

  @Test
  void nobodyElseReachesFlinkInThisProcess() {
    Configuration settings = FlinkConfiguration.inThisProcess(NONE, 2);
    assertThat(
        Stream.of(
                RestOptions.BIND_ADDRESS,
                JobManagerOptions.BIND_HOST,
                TaskManagerOptions.BIND_HOST,
                TaskManagerOptions.HOST)
            .map(settings::get)
            .toList(),
        everyItem(is("localhost")));
  }

  @Test
  void memoryGrowsWithTheWork() {
    assertThat(network(4).getBytes(), is(2 * network(2).getBytes()));
  }

  @Test
  void anAddressIsAHostAndAPort() {
    assertThat(address("host:99"), is("host:99"));
    assertThat(address("http://host:99"), is("host:99"));
    assertThat(address("host"), is("host:8081"));
    UserException wrong = assertThrows(UserException.class, () -> address("[collection]"));
    assertThat(wrong.getMessage(), startsWith("Invalid --flinkMaster: [collection]. Give"));
  }

  @Test
  void jarsAreSentAlong() {
    Configuration settings =
        FlinkConfiguration.ofCluster(NONE, "host:1", List.of(Path.of("/a b.jar")));
    assertThat(settings.get(PipelineOptions.JARS), is(List.of("file:///a%20b.jar")));
  }

  private static MemorySize network(int slots) {
    return FlinkConfiguration.inThisProcess(NONE, slots).get(TaskManagerOptions.NETWORK_MEMORY_MAX);
  }

  private static String address(String given) {
    Configuration settings = FlinkConfiguration.ofCluster(NONE, given, List.of());
    return settings.get(RestOptions.ADDRESS) + ":" + settings.get(RestOptions.PORT);
  }
}
