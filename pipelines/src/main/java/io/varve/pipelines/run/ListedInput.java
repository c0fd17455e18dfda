package io.varve.pipelines.run;

import io.varve.io.model.SourceFile;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.listing.ScopedReader;
import io.varve.transforms.work.Input;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of one input that have not met their manifest entry. Not safe for several threads. */
final class ListedInput {

  private final Input input;
  private final ChangeDetector detector;
  private final ScopedReader reader;
  private final Map<String, SourceFile> files = new HashMap<>();
  private boolean acceptable = true;

  private ListedInput(Input input, ChangeDetector detector) {
    this.input = input;
    this.detector = detector;
    this.reader = input.scope().reader();
  }

  /** Lists an input. */
  static ListedInput of(Input input, ChangePolicy policy) throws ListingException {
    ListedInput list =
        new ListedInput(input, new ChangeDetector(policy, input.extractor().identity().ref()));
    Set<String> about = new HashSet<>();
    long unused =
        input
            .scope()
            .list(
                Instant.now(),
                file -> {
                  list.acceptable &= about.add(input.identity().of(file.key()));
                  list.files.put(file.key(), file);
                });
    list.acceptable &= !list.files.isEmpty();
    return list;
  }

  /** Returns whether there are files, and no two of them are about the same thing. */
  boolean isAcceptable() {
    return acceptable;
  }

  /** Returns whether the file of this key would be listed here. */
  boolean contains(String key) {
    return input.scope().contains(key);
  }

  /** Returns how its files are compared with their entries. */
  ChangeDetector detector() {
    return detector;
  }

  /** Returns how its files are read. */
  ScopedReader reader() {
    return reader;
  }

  /** Returns the file of a key, and forgets it. */
  Optional<SourceFile> take(String key) {
    return Optional.ofNullable(files.remove(key));
  }

  /** Returns whether all files have been taken. */
  boolean isEmpty() {
    return files.isEmpty();
  }
}
