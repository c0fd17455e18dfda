package io.varve.runners.flink;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** The settings of Flink for a submission from the command line. */
final class FlinkConfiguration {

  private static final String LOOPBACK = "localhost";
  private static final int USUAL_PORT = 8081;

  /** Together the time after which a cluster that does not answer is given up. */
  private static final int MOST_TRIES = 20;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final MemorySize PER_SLOT = MemorySize.ofMebiBytes(96);

  private FlinkConfiguration() {}

  /**
   * Returns the settings for a cluster inside this process, which nobody else can reach.
   *
   * @param slots pieces of work at the same time
   */
  static Configuration inThisProcess(Configuration base, int slots) {
    Configuration settings = new Configuration(base);
    settings.set(DeploymentOptions.TARGET, "local");
    settings.set(DeploymentOptions.ATTACHED, true);
    settings.set(RestOptions.ADDRESS, LOOPBACK);
    settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(JobManagerOptions.ADDRESS, LOOPBACK);
    settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(TaskManagerOptions.HOST, LOOPBACK);
    settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    // Flink's own figures are meant for a few steps; each of ours takes a share of both.
    MemorySize memory = PER_SLOT.multiply(slots);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, memory);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, memory);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, memory);
    // Libraries keep threads and caches, and the process ends soon anyway.
    settings.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
    return settings;
  }

  /**
   * Returns the settings for a cluster of other processes.
   *
   * @param address host and port of its REST interface
   * @param jars what it needs to know of the program
   */
  static Configuration ofCluster(Configuration base, String address, List<Path> jars) {
    URI uri = parse(address);
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    Configuration settings = new Configuration(base);
    settings.set(DeploymentOptions.TARGET, "remote");
    settings.set(DeploymentOptions.ATTACHED, true);
    settings.set(JobManagerOptions.ADDRESS, uri.getHost());
    settings.set(JobManagerOptions.PORT, port);
    settings.set(RestOptions.ADDRESS, uri.getHost());
    settings.set(RestOptions.PORT, port);
    settings.set(RestOptions.RETRY_MAX_ATTEMPTS, MOST_TRIES);
    settings.set(RestOptions.RETRY_DELAY, BETWEEN_TRIES.toMillis());
    settings.set(PipelineOptions.JARS, jars.stream().map(jar -> jar.toUri().toString()).toList());
    return settings;
  }

  private static URI parse(String address) {
    try {
      URI uri = new URI("flink://" + address.replaceFirst("^https?://", ""));
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new UserException(
        ExitCode.USAGE,
        "Invalid --flinkMaster: "
            + address
            + ". Give host:port of the cluster's REST interface, or [local] for Flink in this"
            + " process.");
  }
}
