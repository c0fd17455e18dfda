package io.varve.runners.records;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.sql.LocalCopies;
import io.varve.runners.sql.QueryRefusedException;
import io.varve.runners.sql.RowSink;
import io.varve.runners.sql.Session;
import io.varve.runners.sql.SnapshotViews;
import io.varve.runners.sql.VerifiedFiles;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What records the current snapshot has, by day.
 *
 * @param snapshot the snapshot; absent when there is none yet
 * @param records sums by source, day, kind and status
 * @param details counts of details, by section; empty unless asked for
 */
public record RecordsReport(Optional<Long> snapshot, List<Line> records, List<Line> details) {

  public RecordsReport {
    records = List.copyOf(records);
    details = List.copyOf(details);
  }

  /**
   * Some records, or some details.
   *
   * @param section {@code records}, or which details
   * @param source name of the source; empty for details
   * @param day day of their partition; empty when they have none
   * @param kind name of their kind, such as the modality, or of the group of details
   * @param status name of their status
   * @param records number of records, or of details
   * @param versions number of versions; of details, of the records that have them
   * @param vanished number of those that their listing did not have any more
   * @param estimated sum of what was estimated, when the source tells
   * @param homologated sum of what was awarded, when the source tells
   */
  public record Line(
      String section,
      String source,
      String day,
      String kind,
      String status,
      long records,
      long versions,
      long vanished,
      Optional<Double> estimated,
      Optional<Double> homologated) {

    private static Line of(List<JsonNode> cells) {
      return new Line(
          text(cells.get(0)),
          text(cells.get(1)),
          text(cells.get(2)),
          text(cells.get(3)),
          text(cells.get(4)),
          cells.get(5).asLong(),
          cells.get(6).asLong(),
          cells.get(7).asLong(),
          amount(cells.get(8)),
          amount(cells.get(9)));
    }

    private static String text(JsonNode cell) {
      return cell.isNull() ? "" : cell.asText();
    }

    private static Optional<Double> amount(JsonNode cell) {
      return cell.isNull() ? Optional.empty() : Optional.of(cell.asDouble());
    }
  }

  /**
   * Asks the current snapshot. The database reads the tables of records, and with details those of
   * details.
   *
   * @param source name of a source; absent for all
   * @param from first day; absent for all
   * @param to last day; absent for all
   */
  public static RecordsReport read(
      Warehouse warehouse,
      Optional<String> source,
      Optional<LocalDate> from,
      Optional<LocalDate> to,
      boolean detailed)
      throws IOException {
    History history = warehouse.history();
    Optional<Snapshot> current = history.current().map(Stored::snapshot);
    if (current.isEmpty()) {
      return new RecordsReport(Optional.empty(), List.of(), List.of());
    }
    RecordsQuery query = new RecordsQuery(current.get(), source, from, to);
    List<Line> lines = new ArrayList<>();
    if (!query.tables().isEmpty()) {
      ask(
          SnapshotViews.of(warehouse, history, current.get()),
          warehouse,
          query.sql(detailed),
          lines);
    }
    return new RecordsReport(
        current.map(Snapshot::id),
        lines.stream().filter(line -> line.section().equals("records")).toList(),
        lines.stream().filter(line -> !line.section().equals("records")).toList());
  }

  private static void ask(SnapshotViews views, Warehouse warehouse, String query, List<Line> lines)
      throws IOException {
    try (LocalCopies copies = LocalCopies.of(warehouse.storage());
        Session session = Session.forQuery(views, VerifiedFiles.byHash(copies), query)) {
      session.ask(
          query,
          new RowSink() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public boolean row(List<JsonNode> cells) {
              lines.add(Line.of(cells));
              return true;
            }
          });
    } catch (QueryRefusedException e) {
      throw new IOException("Cannot ask the tables: " + e.getMessage() + ".", e);
    }
  }
}
