package io.varve.runners.cli;

import io.varve.pipelines.FilingsPipeline;
import io.varve.pipelines.RecordsPipeline;
import io.varve.pipelines.TradeablePipeline;
import io.varve.runners.options.BeamProblem;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, without the words of Java that the parser has for it. */
final class UsageWords {

  private static final Pattern NUMBER = Pattern.compile("'([^']*)' is not an? (?:int|long)");
  private static final Pattern PLACE =
      Pattern.compile("for positional parameter at index [0-9.]+ \\(([^)]*)\\)");
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{10,}");

  private static final Set<String> PIPELINES =
      Set.of(FilingsPipeline.NAME, TradeablePipeline.NAME, RecordsPipeline.NAME);

  private UsageWords() {}

  /** Returns a sentence without its end, or with a question mark. */
  static String of(ParameterException wrong) {
    return wrong instanceof UnmatchedArgumentException unmatched
        ? unmatched(unmatched)
        : plain(wrong.getMessage().strip().replaceAll("\\s*\\R\\s*", " "));
  }

  private static String plain(String message) {
    Matcher number = NUMBER.matcher(message);
    String plain =
        number.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "'"
                        + found.group(1)
                        + (DIGITS.matcher(found.group(1)).matches()
                            ? "' is too large a number"
                            : "' is not a whole number")));
    return lowerFirst(PLACE.matcher(plain).replaceAll("for $1"));
  }

  private static String unmatched(UnmatchedArgumentException wrong) {
    List<String> words = wrong.getUnmatched();
    CommandLine command = wrong.getCommandLine();
    String first = words.isEmpty() ? "" : words.get(0);
    if (wrong.isUnknownOption()) {
      return "unknown option: '" + first + "'" + remedy(wrong, first);
    }
    return command.getSubcommands().isEmpty()
        ? unexpected(words)
        : "there is no command '" + first + "'" + remedy(wrong, first);
  }

  /** Returns what to say of words that no parameter takes. */
  static String unexpected(List<String> words) {
    return "nothing can be done with '" + String.join("', '", words) + "' here";
  }

  private static String remedy(UnmatchedArgumentException wrong, String first) {
    if (PIPELINES.contains(wrong.getCommandLine().getCommandName()) && BeamProblem.isTaken(first)) {
      return "; options of Beam come after --, as in -- " + first;
    }
    if (PIPELINES.contains(first)) {
      return "; there is 'varve run " + first + "'";
    }
    List<String> near = wrong.getSuggestions();
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  private static String lowerFirst(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
