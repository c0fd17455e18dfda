package io.varve.bench.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Filings to be varied. They are held in memory.
 *
 * @param names of their files
 * @param contents their bytes, in the same order
 */
public record Templates(List<String> names, List<byte[]> contents) {

  /** The first so many bytes of a large folder are variety enough. */
  private static final long MOST_BYTES = 256L << 20;

  private static final int MADE_UP = 40;

  public Templates {
    names = List.copyOf(names);
    contents = List.copyOf(contents);
    if (names.isEmpty() || names.size() != contents.size()) {
      throw new IllegalArgumentException(
          "Invalid templates: " + names.size() + " names, " + contents.size() + " contents");
    }
  }

  /** Returns the filings of a folder by name, or made-up ones with the words of the samples. */
  public static Templates of(Optional<Path> folder, Path samples, long seed) throws IOException {
    return folder.isPresent() ? read(folder.get()) : madeUp(read(samples), seed);
  }

  /** Returns the filings of a folder. */
  static Templates read(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    List<byte[]> contents = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Templates::isFiling).sorted().toList()) {
        bytes += Files.size(file);
        if (bytes <= MOST_BYTES) {
          names.add(file.getFileName().toString());
          contents.add(Files.readAllBytes(file));
        }
      }
    }
    return new Templates(names, contents);
  }

  /** Returns filings of about 1.2 MB each on average. */
  static Templates madeUp(Templates samples, long seed) {
    Vocabulary vocabulary = Vocabulary.of(samples.contents());
    List<String> names = new ArrayList<>();
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < MADE_UP; i++) {
      SplittableRandom random = Seeds.of(seed, i, 0);
      int bytes = 150_000 + random.nextInt(2_100_000);
      names.add("made-up-" + i + ".htm");
      contents.add(new MadeUpFiling(vocabulary, random).make(bytes));
    }
    return new Templates(names, contents);
  }

  /** Returns the end of a name with its dot. */
  String suffix(int number) {
    String name = names.get(number);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot);
  }

  private static boolean isFiling(Path file) {
    return Files.isRegularFile(file) && file.toString().matches(".*\\.(htm|html|txt)");
  }
}
