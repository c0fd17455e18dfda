package io.varve.transforms.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The glob of names that end in a certain way, by far the most common one, for very many keys: a
 * star, and then letters, digits, dots, dashes and classes of letters and digits, as in {@code
 * *.[tT][xX][tT]}. Safe for several threads.
 */
final class NameEnding implements KeyPattern {

  /** What has no other meaning in a glob than itself, and is the same in every locale. */
  private static final Pattern PART = Pattern.compile("\\[([A-Za-z0-9]++)\\]|([A-Za-z0-9._-])");

  private static final Pattern STAR = Pattern.compile("(?:\\*\\*/)?\\*");

  /** Of each character from the end backwards, those that it may be. */
  private final List<String> backwards;

  private NameEnding(List<String> backwards) {
    this.backwards = backwards;
  }

  /** Returns the pattern of a glob, or nothing when it is one of another kind. */
  static Optional<KeyPattern> of(String glob) {
    Matcher star = STAR.matcher(glob);
    if (!star.lookingAt()) {
      return Optional.empty();
    }
    List<String> backwards = new ArrayList<>();
    Matcher part = PART.matcher(glob);
    int at = star.end();
    while (at < glob.length() && part.region(at, glob.length()).lookingAt()) {
      backwards.add(0, part.start(1) >= 0 ? part.group(1) : part.group(2));
      at = part.end();
    }
    return at < glob.length() || backwards.isEmpty()
        ? Optional.empty()
        : Optional.of(new NameEnding(List.copyOf(backwards)));
  }

  @Override
  public boolean matches(String key) {
    int last = key.length() - 1;
    if (last + 1 < backwards.size()) {
      return false;
    }
    for (int i = 0; i < backwards.size(); i++) {
      if (backwards.get(i).indexOf(key.charAt(last - i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
