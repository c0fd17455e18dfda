package io.varve.runners.monitoring;

import io.openlineage.client.OpenLineage.RunEvent;
import java.io.IOException;

/** Takes events. */
interface EventSink {

  /**
   * Delivers one event.
   *
   * @throws IOException when it could not be delivered, within a bounded time
   */
  void send(RunEvent event) throws IOException;
}
