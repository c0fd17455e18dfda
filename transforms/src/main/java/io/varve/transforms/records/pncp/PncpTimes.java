package io.varve.transforms.records.pncp;

import io.varve.transforms.records.json.Timestamps;
import java.time.ZoneId;

/** How PNCP writes times: local ones of Brasília, whatever the state of the agency. */
final class PncpTimes {

  static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  static final Timestamps FORM = new Timestamps(ZONE);

  private PncpTimes() {}
}
