package io.varve.runners.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.runners.sql.RowSink;
import java.io.IOException;
import java.util.List;

/** Lets a number of rows through, and knows whether there were more. */
public final class LimitedRows implements RowSink {

  private final RowSink sink;
  private final long most;
  private long rows;
  private boolean more;

  public LimitedRows(RowSink sink, long most) {
    this.sink = sink;
    this.most = most;
  }

  @Override
  public void columns(List<String> names) throws IOException {
    sink.columns(names);
  }

  @Override
  public boolean row(List<JsonNode> cells) throws IOException {
    if (rows >= most) {
      more = true;
      return false;
    }
    rows++;
    return sink.row(cells);
  }

  /** Returns whether there were more rows. */
  public boolean hadMore() {
    return more;
  }
}
