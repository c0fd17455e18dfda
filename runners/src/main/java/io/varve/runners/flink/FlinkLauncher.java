package io.varve.runners.flink;

import io.varve.pipelines.run.Execution;
import io.varve.pipelines.run.Launcher;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;

/** Submits runs from the command line to a Flink cluster, or to a Flink inside this process. */
public final class FlinkLauncher implements Launcher {

  /** What Beam takes for a Flink inside this process. */
  private static final Set<String> LOCAL = Set.of("[local]", "[auto]");

  private static final int CONNECT_MS = 10_000;

  private final Configuration settings;
  private final Optional<String> cluster;

  private FlinkLauncher(Configuration settings, Optional<String> cluster) {
    this.settings = settings;
    this.cluster = cluster;
  }

  /**
   * Returns the launcher that these options describe.
   *
   * @throws UserException when they cannot be followed
   */
  public static FlinkLauncher of(PipelineOptions beam, Console console) {
    FlinkPipelineOptions options = beam.as(FlinkPipelineOptions.class);
    if (options.getUseDataStreamForBatch() || options.isStreaming()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid option after --: varve runs batch jobs. Leave --streaming and"
              + " --useDataStreamForBatch out.");
    }
    Configuration base =
        Optional.ofNullable(options.getFlinkConfDir())
            .map(GlobalConfiguration::loadConfiguration)
            .orElseGet(Configuration::new);
    String master = options.getFlinkMaster();
    if (LOCAL.contains(master)) {
      options.setFilesToStage(List.of());
      return new FlinkLauncher(
          FlinkConfiguration.inThisProcess(base, options.getParallelism()), Optional.empty());
    }
    List<String> staged = Optional.ofNullable(options.getFilesToStage()).orElse(List.of());
    JobJars jars = staged.isEmpty() ? JobJars.of(console) : JobJars.named(staged);
    return new FlinkLauncher(
        FlinkConfiguration.ofCluster(base, master, jars.paths()), Optional.of(master));
  }

  /**
   * Returns whether the run is to be left to the cluster.
   *
   * @throws UserException when there is no cluster that it could be left to
   */
  public static boolean isDetached(PipelineOptions beam) {
    FlinkPipelineOptions options = beam.as(FlinkPipelineOptions.class);
    if (!options.getAttachedMode() && LOCAL.contains(options.getFlinkMaster())) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --attachedMode=false: Flink in this process ends with it. Name a cluster with"
              + " --flinkMaster=host:port.");
    }
    return !options.getAttachedMode();
  }

  @Override
  public Optional<String> cluster() {
    return cluster;
  }

  @Override
  public Execution start(Pipeline pipeline) throws IOException {
    FlinkProblem problem = new FlinkProblem(cluster.orElse("in this process"));
    try {
      if (cluster.isPresent()) {
        knock();
      }
      return new FlinkExecution(new SubmittingEnvironment(settings).submit(pipeline), problem);
    } catch (RuntimeException
        | ConnectException
        | UnknownHostException
        | SocketTimeoutException e) {
      throw problem.ofSubmission(e);
    }
  }

  /** Flink's client tries for a long time; a wrong address is better told at once. */
  private void knock() throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(settings.get(RestOptions.ADDRESS), settings.get(RestOptions.PORT));
    if (address.isUnresolved()) {
      throw new UnknownHostException("there is no host " + address.getHostString());
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, CONNECT_MS);
    }
  }
}
