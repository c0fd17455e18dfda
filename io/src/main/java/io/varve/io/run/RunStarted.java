package io.varve.io.run;

import io.varve.io.model.ExtractorRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Written when a run begins, before it reads or writes anything else.
 *
 * @param formatVersion version of the warehouse format
 * @param runId run
 * @param name name that the user gave it
 * @param pipeline pipeline that it runs, or the operation on the warehouse that it is
 * @param startedAt start, UTC
 * @param parentSnapshot snapshot that it was planned on; absent for the first
 * @param options every option with its effective value
 * @param extractor extractor and fingerprint, of several together; absent when nothing is extracted
 * @param configuration the configuration: what the fingerprint was made of
 * @param parts the extractors one by one; absent when there is one alone
 * @param environment who, where, with which versions; of a run on a cluster, of the process that
 *     submitted it
 * @param cluster address of the cluster that carries the run out, whatever becomes of the process
 *     that submitted it; absent when the run lives and dies with that process
 */
public record RunStarted(
    int formatVersion,
    String runId,
    Optional<String> name,
    String pipeline,
    Instant startedAt,
    Optional<Long> parentSnapshot,
    SortedMap<String, String> options,
    Optional<ExtractorRef> extractor,
    SortedMap<String, String> configuration,
    Optional<List<Part>> parts,
    Environment environment,
    Optional<String> cluster) {

  /** Returns the start of a run with one extractor, or none. */
  public RunStarted(
      int formatVersion,
      String runId,
      Optional<String> name,
      String pipeline,
      Instant startedAt,
      Optional<Long> parentSnapshot,
      SortedMap<String, String> options,
      Optional<ExtractorRef> extractor,
      SortedMap<String, String> configuration,
      Environment environment,
      Optional<String> cluster) {
    this(
        formatVersion,
        runId,
        name,
        pipeline,
        startedAt,
        parentSnapshot,
        options,
        extractor,
        configuration,
        Optional.empty(),
        environment,
        cluster);
  }

  /** Returns the configuration of one of its extractors, or nothing when it is none of them. */
  public Optional<SortedMap<String, String>> configurationOf(ExtractorRef one) {
    if (extractor.equals(Optional.of(one))) {
      return Optional.of(configuration);
    }
    return parts.orElse(List.of()).stream()
        .filter(part -> part.extractor().equals(one))
        .map(Part::configuration)
        .findFirst();
  }

  /**
   * One of several extractors.
   *
   * @param extractor extractor and fingerprint
   * @param configuration what the fingerprint was made of
   */
  public record Part(ExtractorRef extractor, SortedMap<String, String> configuration) {}

  /**
   * Where a run ran.
   *
   * @param host name of the machine
   * @param pid process id
   * @param processStartedAt start of the process, UTC: tells a process from a later one with the
   *     same id
   * @param user user of the operating system
   * @param workingDirectory current folder
   * @param git commit, branch and user when the working directory is in a repository
   * @param versions versions of Java, the operating system, varve and the main libraries
   */
  public record Environment(
      String host,
      long pid,
      Optional<Instant> processStartedAt,
      String user,
      String workingDirectory,
      Optional<Git> git,
      Map<String, String> versions) {}

  /**
   * The repository of the working directory.
   *
   * @param commit full commit id
   * @param branch branch, or {@code HEAD} when detached
   * @param user configured user name
   * @param uncommittedChanges whether tracked files differed from the commit
   */
  public record Git(String commit, String branch, String user, boolean uncommittedChanges) {}
}
