package io.varve.runners.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The command lines of varve in the deployment files, without the word varve itself. */
final class DeployedCommands {

  /** In running text, to the end of the line: {@code varve run …} or {@code varve:0.1.0 run …}. */
  private static final Pattern IN_TEXT =
      Pattern.compile("(?<![\\w-])varve(?::[\\w.]+)? ((?:run|plan|failures|check|show) .*)");

  /** A string of several lines in Python. */
  private static final Pattern IN_BLOCK =
      Pattern.compile("\"\"\"\\s*varve (run .*?)\"\"\"", Pattern.DOTALL);

  private DeployedCommands() {}

  /** Returns the commands of a file. */
  static List<List<String>> of(Path file) throws IOException {
    String text = Files.readString(file);
    List<List<String>> commands = new ArrayList<>();
    if (file.toString().endsWith(".yaml")) {
      documents(file).forEach(document -> addArguments(document, commands));
    }
    String blocks = text;
    for (MatchResult block : IN_BLOCK.matcher(text).results().toList()) {
      commands.add(words(block.group(1)));
      blocks = blocks.replace(block.group(), "");
    }
    IN_TEXT
        .matcher(blocks)
        .results()
        .forEach(found -> commands.add(words(found.group(1).replaceAll("[`\"]+$", ""))));
    return commands;
  }

  /** Returns the documents of a YAML file. */
  static List<Object> documents(Path file) throws IOException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    List<Object> documents = new ArrayList<>();
    new Yaml(new SafeConstructor(strict)).loadAll(Files.readString(file)).forEach(documents::add);
    return documents;
  }

  /** The image starts varve, so its arguments are a command line. */
  private static void addArguments(Object node, List<List<String>> commands) {
    if (node instanceof List<?> list) {
      list.forEach(each -> addArguments(each, commands));
    } else if (node instanceof Map<?, ?> map) {
      if (map.get("args") instanceof List<?> arguments) {
        commands.add(arguments.stream().map(Object::toString).toList());
      }
      map.values().forEach(each -> addArguments(each, commands));
    }
  }

  private static List<String> words(String line) {
    if (line.matches("(?s).*[\"'\\\\$].*")) {
      throw new IllegalArgumentException("Too clever for this test: " + line);
    }
    return Arrays.asList(line.strip().split("\\s+", -1));
  }
}
