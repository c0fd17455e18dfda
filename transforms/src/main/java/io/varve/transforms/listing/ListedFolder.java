package io.varve.transforms.listing;

import java.nio.file.Path;

/**
 * A folder that a listing enters, with what the names of its files are put behind. A name costs no
 * further question to the file system.
 *
 * @param path where it is
 * @param key its key; empty for the root, else ending in {@code /}
 * @param uri its URI, ending in {@code /}
 */
record ListedFolder(Path path, String key, String uri) {

  /** What Java puts in place of a byte that is no text. */
  private static final char UNDECODABLE = '\uFFFD';

  /** With which Java reads and writes the names of files; from the locale. */
  static final String NAME_ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

  /** Returns the root of a listing, which is a folder. */
  static ListedFolder root(Path path) {
    return new ListedFolder(path, "", ended(path.toUri().toString()));
  }

  /** Returns a folder in this one. */
  ListedFolder folder(Path child) throws StrangeNameException {
    return new ListedFolder(child, keyOf(child) + "/", ended(uriOf(child)));
  }

  private static String ended(String uri) {
    return uri.endsWith("/") ? uri : uri + "/";
  }

  /** Returns the key of a file in this folder. */
  String keyOf(Path child) throws StrangeNameException {
    return key + name(child.getFileName());
  }

  /** Returns the URI of a file in this folder: the same as Java gives to its path. */
  String uriOf(Path child) {
    String name = child.getFileName().toString();
    StringBuilder encoded = new StringBuilder(uri.length() + name.length() + 8).append(uri);
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter == ' ') {
        encoded.append("%20");
      } else if (isPlain(letter)) {
        encoded.append(letter);
      } else {
        return child.toUri().toString();
      }
    }
    return encoded.toString();
  }

  /** Letters that stand for themselves in a URI (RFC 3986, 2.3). */
  private static boolean isPlain(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '-'
        || letter == '.'
        || letter == '_'
        || letter == '~';
  }

  /**
   * File names are bytes. Those that are no text all look alike once they are decoded, so they are
   * written as in a URI. What is text must not depend on the locale: a file with another key on
   * another machine would be there twice.
   */
  private static String name(Path part) throws StrangeNameException {
    String name = part.toString();
    if (!NAME_ENCODING.equals("UTF-8") && !name.chars().allMatch(c -> c < 128)) {
      throw new StrangeNameException(name);
    }
    if (name.indexOf(UNDECODABLE) < 0 || Path.of(name).equals(part)) {
      return name;
    }
    String uri = Path.of("/").resolve(part).toUri().getRawPath();
    return uri.substring(1).replaceFirst("/$", "");
  }
}
