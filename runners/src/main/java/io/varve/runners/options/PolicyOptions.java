package io.varve.runners.options;

import io.varve.pipelines.run.RunConfig.Deletions;
import io.varve.runners.console.UserException;
import io.varve.transforms.change.ChangePolicy;
import picocli.CommandLine.Option;

/** What is done again, and what with files that are gone. */
final class PolicyOptions {

  @Option(
      names = "--rehash",
      description = "Read every file instead of believing its size and times.")
  private boolean rehash;

  @Option(names = "--force", description = "Extract every file again.")
  private boolean force;

  @Option(names = "--only-failed", description = "Look at nothing but files that failed before.")
  private boolean onlyFailed;

  @Option(
      names = "--retry-failed",
      description = "Try files that failed before again, whatever their failure.")
  private boolean retryFailed;

  @Option(
      names = "--max-attempts",
      paramLabel = "N",
      defaultValue = "3",
      description = "Attempts that a passing failure gets (default: ${DEFAULT-VALUE}).")
  private int maxAttempts;

  @Option(
      names = "--prune-deleted",
      description = "Take out the rows of files that are not listed any more.")
  private boolean pruneDeleted;

  @Option(
      names = "--max-missing",
      paramLabel = "PERCENT",
      defaultValue = "20",
      converter = PercentConverter.class,
      description =
          "Refuse to run when more of the known files are gone at once (default:"
              + " ${DEFAULT-VALUE}).")
  private double maxMissing;

  ChangePolicy policy() {
    return UserException.whenRefused(
        () -> new ChangePolicy(force, rehash, onlyFailed, retryFailed, maxAttempts));
  }

  Deletions deletions() {
    return UserException.whenRefused(() -> new Deletions(pruneDeleted, maxMissing));
  }
}
