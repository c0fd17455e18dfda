package io.varve.runners.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import io.varve.io.model.FileRef;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * An embedded DuckDB in memory that knows the views of one snapshot. It reads the files of these
 * views and nothing else: no other file, no network, no extension; it writes nowhere, and no query
 * can change that. Half of the machine's memory is the most that it takes; larger results than
 * that, of a sort for instance, are an error. Not safe for several threads.
 */
public final class Session implements AutoCloseable {

  private static final List<String> SETTINGS =
      List.of(
          "set TimeZone = 'UTC'",
          "set temp_directory = ''",
          "set autoinstall_known_extensions = false",
          "set autoload_known_extensions = false",
          "set allow_community_extensions = false",
          "set preserve_insertion_order = true");

  private final Connection connection;

  private Session(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a session in which one query can be asked: views that it does not name have no rows, so
   * that their files need not be there.
   *
   * @throws QueryRefusedException when it is not one statement that reads
   * @throws DamagedException when files that are read are not what the snapshot names
   */
  public static Session forQuery(SnapshotViews views, VerifiedFiles files, String query)
      throws IOException, QueryRefusedException {
    Session session = connect();
    try {
      QueriedTables tables = QueriedTables.of(session.connection, query);
      session.prepare(views, files, tables::mayRead);
      return session;
    } catch (IOException | QueryRefusedException | RuntimeException e) {
      session.close();
      throw e;
    } catch (SQLException e) {
      session.close();
      throw new IOException("Cannot parse the query: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a session with all views.
   *
   * @throws DamagedException when files that are read are not what the snapshot names
   */
  public static Session forAll(SnapshotViews views, VerifiedFiles files) throws IOException {
    Session session = connect();
    try {
      session.prepare(views, files, name -> true);
      return session;
    } catch (IOException | RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Hands the rows of a query to a sink.
   *
   * @throws QueryRefusedException when the database does not answer it
   */
  public void ask(String query, RowSink sink) throws IOException, QueryRefusedException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int width = result.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        names.add(result.getMetaData().getColumnName(i));
      }
      sink.columns(names);
      boolean more = true;
      while (more && result.next()) {
        List<JsonNode> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
          row.add(CellValues.node(result.getObject(i)));
        }
        more = sink.row(row);
      }
    } catch (SQLException e) {
      throw new QueryRefusedException(words(e), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot close the database in memory", e);
    }
  }

  private static Session connect() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    try {
      return new Session(DriverManager.getConnection("jdbc:duckdb:", properties));
    } catch (SQLException e) {
      throw new IOException("Cannot start DuckDB: " + e.getMessage(), e);
    }
  }

  private void prepare(SnapshotViews views, VerifiedFiles files, Predicate<String> isRead)
      throws IOException {
    TreeSet<String> read = new TreeSet<>();
    for (View view : views.all().values()) {
      if (isRead.test(view.name())) {
        read.add(view.name());
        read.addAll(view.over());
      }
    }
    List<String> paths = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      statement.execute("set memory_limit = '" + megabytes() + "MB'");
      for (View view : views.all().values()) {
        make(
            statement,
            view,
            read.contains(view.name())
                ? view.statement(new Remembering(files, paths))
                : view.emptyStatement());
      }
      statement.execute("set allowed_paths = " + SqlText.list(paths));
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    } catch (SQLException e) {
      throw new IOException("Cannot prepare DuckDB: " + e.getMessage(), e);
    }
  }

  private static void make(Statement statement, View view, String sql) throws IOException {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new DamagedException("the files of " + view.name(), "readable ones", words(e));
    }
  }

  /** Files whose places are noted, so that they can be opened to the queries. */
  private record Remembering(View.Files files, List<String> paths) implements View.Files {

    @Override
    public Path path(String path) throws IOException {
      Path place = files.path(path);
      paths.add(place.toString());
      return place;
    }

    @Override
    public void expect(List<FileRef> recorded) throws IOException {
      files.expect(recorded);
    }
  }

  private static long megabytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
        / 2_000_000;
  }

  /** The message without its drawing of the place. */
  private static String words(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int caret = message.indexOf("\n\nLINE ");
    return (caret < 0 ? message : message.substring(0, caret)).strip();
  }
}
