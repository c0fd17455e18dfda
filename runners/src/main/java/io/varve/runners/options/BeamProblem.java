package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Why Beam does not take an option, in the words of the command line: Beam's own speak of classes.
 */
public final class BeamProblem {

  private static final Pattern OPTION = Pattern.compile("--([A-Za-z][A-Za-z0-9]*)(?:=(.*))?");
  private static final Pattern MISSING = Pattern.compile("missing a property named");
  private static final Pattern SUGGESTION = Pattern.compile("Did you mean '([A-Za-z0-9]+)'");

  private BeamProblem() {}

  /** Tells whether Beam takes this argument. */
  public static boolean isTaken(String argument) {
    return OPTION.matcher(argument).matches() && refusal(argument).isEmpty();
  }

  /** Returns the error for arguments that Beam does not take together. */
  static UserException of(List<String> arguments) {
    String why =
        arguments.stream()
            .filter(argument -> !isTaken(argument))
            .findFirst()
            .map(BeamProblem::why)
            .orElse("Beam does not take " + String.join(" ", arguments) + " together");
    return new UserException(
        ExitCode.USAGE,
        "Cannot understand the options after --: "
            + why
            + (why.endsWith("?") ? "" : ".")
            + " They are options of Apache Beam, such as --targetParallelism=4.");
  }

  private static String why(String argument) {
    Matcher option = OPTION.matcher(argument);
    if (!option.matches()) {
      return argument + " is no option";
    }
    String name = "--" + option.group(1);
    String value = Optional.ofNullable(option.group(2)).orElse("");
    if (name.equals("--runner")) {
      return "there is no runner '" + value + "'; there are DirectRunner and FlinkRunner";
    }
    String refusal = refusal(argument).orElse("");
    if (!MISSING.matcher(refusal).find()) {
      return "'" + value + "' is no value for " + name;
    }
    Matcher near = SUGGESTION.matcher(refusal);
    return "Beam has no option "
        + name
        + (near.find() ? "; did you mean --" + near.group(1) + "?" : "");
  }

  private static Optional<String> refusal(String argument) {
    try {
      Object unused = PipelineOptionsFactory.fromArgs(argument).create();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
