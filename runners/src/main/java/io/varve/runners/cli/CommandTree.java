package io.varve.runners.cli;

import static io.varve.runners.console.ExitCode.CONFLICT;
import static io.varve.runners.console.ExitCode.DAMAGED;
import static io.varve.runners.console.ExitCode.DOCUMENTS_FAILED;
import static io.varve.runners.console.ExitCode.DONE;
import static io.varve.runners.console.ExitCode.FAILED;
import static io.varve.runners.console.ExitCode.FILES_FAILED;
import static io.varve.runners.console.ExitCode.INTERRUPTED;
import static io.varve.runners.console.ExitCode.NO_WAREHOUSE;
import static io.varve.runners.console.ExitCode.REFUSED;
import static io.varve.runners.console.ExitCode.UNHEALTHY;
import static io.varve.runners.console.ExitCode.USAGE;
import static io.varve.runners.console.ExitCode.WARNING;

import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** All commands, tied to one console. */
public final class CommandTree {

  private static final ExitCode[] READING = {DONE, FAILED, USAGE, NO_WAREHOUSE, DAMAGED};

  private static final ExitCode[] CHANGING = {
    DONE, FAILED, USAGE, REFUSED, CONFLICT, NO_WAREHOUSE, DAMAGED
  };

  private static final ExitCode[] RUNNING = {
    DONE, FAILED, USAGE, DOCUMENTS_FAILED, REFUSED, CONFLICT, DAMAGED, INTERRUPTED
  };

  private static final ExitCode[] PLANNING = {DONE, FAILED, USAGE, REFUSED, DAMAGED};

  private CommandTree() {}

  /** Returns the command line. Use once. */
  public static CommandLine on(Console console) {
    CommandLine run =
        new CommandLine(new VarveCommand.Run())
            .addSubcommand("filings", exits(new RunFilingsCommand(console), RUNNING))
            .addSubcommand("tradeable", exits(new RunTradeableCommand(console), RUNNING))
            .addSubcommand("records", exits(new RunRecordsCommand(console), RUNNING));
    CommandLine plan =
        new CommandLine(new VarveCommand.Plan())
            .addSubcommand("filings", exits(new PlanFilingsCommand(console), PLANNING))
            .addSubcommand("tradeable", exits(new PlanTradeableCommand(console), PLANNING));
    CommandLine publish =
        new CommandLine(new VarveCommand.Publish())
            .addSubcommand(
                "iceberg",
                exits(
                    new PublishIcebergCommand(console),
                    DONE,
                    FAILED,
                    USAGE,
                    CONFLICT,
                    NO_WAREHOUSE,
                    DAMAGED));
    CommandLine export =
        new CommandLine(new VarveCommand.Export())
            .addSubcommand(
                "prices",
                exits(
                    new ExportPricesCommand(console),
                    DONE,
                    FAILED,
                    USAGE,
                    FILES_FAILED,
                    REFUSED,
                    NO_WAREHOUSE,
                    DAMAGED));
    CommandLine report =
        exits(new ReportCommand(console), READING)
            .addSubcommand("records", exits(new ReportRecordsCommand(console), READING));
    CommandLine root =
        new CommandLine(new VarveCommand())
            .addSubcommand("demo", exits(new DemoCommand(console), DONE, FAILED, USAGE))
            .addSubcommand("run", run)
            .addSubcommand("plan", plan)
            .addSubcommand("snapshots", exits(new SnapshotsCommand(console), READING))
            .addSubcommand("show", exits(new ShowCommand(console), READING))
            .addSubcommand("diff", exits(new DiffCommand(console), READING))
            .addSubcommand("lineage", exits(new LineageCommand(console), READING))
            .addSubcommand("explain", exits(new ExplainCommand(console), READING))
            .addSubcommand("failures", exits(new FailuresCommand(console), READING))
            .addSubcommand("quarantine", exits(new QuarantineCommand(console), READING))
            .addSubcommand("export", export)
            .addSubcommand("export-items", exits(new ExportItemsCommand(console), READING))
            .addSubcommand("publish", publish)
            .addSubcommand(
                "import-state",
                exits(
                    new ImportStateCommand(console),
                    DONE,
                    FAILED,
                    USAGE,
                    REFUSED,
                    CONFLICT,
                    DAMAGED))
            .addSubcommand(
                "compact",
                exits(
                    new CompactCommand(console),
                    DONE,
                    FAILED,
                    USAGE,
                    REFUSED,
                    CONFLICT,
                    NO_WAREHOUSE,
                    DAMAGED,
                    INTERRUPTED))
            .addSubcommand("report", report)
            .addSubcommand("state", exits(new StateCommand(console), READING))
            .addSubcommand("sql", exits(new SqlCommand(console), READING))
            .addSubcommand(
                "health",
                exits(
                    new HealthCommand(console),
                    DONE,
                    FAILED,
                    USAGE,
                    WARNING,
                    UNHEALTHY,
                    NO_WAREHOUSE,
                    DAMAGED))
            .addSubcommand("tag", exits(new TagCommand(console), CHANGING))
            .addSubcommand("untag", exits(new UntagCommand(console), CHANGING))
            .addSubcommand("rollback", exits(new RollbackCommand(console), CHANGING))
            .addSubcommand("forget", exits(new ForgetCommand(console), CHANGING))
            .addSubcommand("prune", exits(new PruneCommand(console), CHANGING))
            .addSubcommand("remove", exits(new RemoveCommand(console), CHANGING))
            .addSubcommand("purge", exits(new PurgeCommand(console), CHANGING))
            .addSubcommand("check", exits(new CheckCommand(console), READING))
            .addSubcommand("repair", exits(new RepairCommand(console), CHANGING))
            .addSubcommand("version", exits(new VersionCommand(console), DONE, USAGE));
    help(root);
    CommandErrors errors = new CommandErrors(console);
    root.getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .type(boolean.class)
                .description("Print the version.")
                .build());
    return root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }

  private static void help(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Show this help.")
                .build());
    command.getSubcommands().values().forEach(CommandTree::help);
  }

  private static CommandLine exits(Object command, ExitCode... codes) {
    CommandLine line = new CommandLine(command);
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit status:%n")
        .exitCodeList(ExitCode.meanings(codes));
    return line;
  }
}
