package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Checks of what was given for a flag, which many flags have in common. */
public final class Given {

  private Given() {}

  /**
   * Returns the text of a flag.
   *
   * @param remedy sentence that says what to give
   * @throws UserException when it is blank: a shell puts that in place of a variable that is not
   *     set, and a path that is empty would be the current folder
   */
  public static String text(String flag, String value, String remedy) {
    if (value.isBlank()) {
      throw invalid(flag, "it is empty. " + remedy);
    }
    return value;
  }

  /**
   * Returns the number of a flag.
   *
   * @throws UserException when it is less than 1
   */
  public static int positive(String flag, int value) {
    if (value < 1) {
      throw invalid(flag, value + ". It must be 1 or more.");
    }
    return value;
  }

  /**
   * Makes sure that a folder is there or can be made.
   *
   * @throws UserException when it, or a part of its path, is a file
   */
  public static void folder(String flag, Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    for (Path part = place; part != null; part = part.getParent()) {
      if (Files.isRegularFile(part)) {
        throw invalid(
            flag,
            folder
                + ": "
                + (part.equals(place) ? "it is a file" : part + " is a file")
                + "; choose a folder.");
      }
    }
  }

  /**
   * Makes sure that nothing is in a folder, which need not exist.
   *
   * @throws UserException when something is in it, or it is a file
   */
  public static void emptyFolder(String flag, Path folder) throws IOException {
    folder(flag, Path.of(text(flag, folder.toString(), "Name a new or empty folder.")));
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw invalid(flag, folder + ": it is not empty; choose a new folder.");
        }
      }
    }
  }

  private static UserException invalid(String flag, String why) {
    return new UserException(ExitCode.USAGE, "Invalid " + flag + ": " + why);
  }
}
