package io.varve.io.iceberg;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the files of one table are: the layout of Iceberg's tables without a catalog, which readers
 * find by its folder alone.
 *
 * @param root storage
 * @param path path of the table's folder in it
 */
record TableFolder(LocatedStorage root, String path) {

  private static final Pattern VERSION = Pattern.compile("v([1-9][0-9]{0,8})\\.metadata\\.json");

  /** Names the newest version for readers that cannot list a folder; only a hint. */
  static final String HINT = "version-hint.text";

  String location() {
    return root.of(path);
  }

  /** Returns the path of a metadata file. */
  String metadata(String name) {
    return path + "/metadata/" + name;
  }

  String version(int number) {
    return metadata("v" + number + ".metadata.json");
  }

  /** Returns the version that a file in the storage holds, if it holds one of this table. */
  OptionalInt version(String file) {
    if (!file.startsWith(metadata(""))) {
      return OptionalInt.empty();
    }
    Matcher matcher = VERSION.matcher(file.substring(metadata("").length()));
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }
}
