package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Parent;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the kept snapshots and verifies that each follows the one before it, across the gaps that
 * forgotten snapshots leave. Not safe for several threads.
 */
final class ChainReader {

  private final Warehouse warehouse;
  private final Findings findings;

  ChainReader(Warehouse warehouse, Findings findings) {
    this.warehouse = warehouse;
    this.findings = findings;
  }

  /** Returns the kept snapshots that can be read, oldest first. */
  List<Stored> read() throws IOException {
    List<Long> ids = warehouse.snapshots().ids();
    TreeMap<Long, Stored> found = new TreeMap<>();
    for (long id : ids) {
      read(id).ifPresent(stored -> found.put(id, stored));
    }
    if (found.isEmpty()) {
      return List.of();
    }
    Lifecycle lifecycle = found.lastEntry().getValue().snapshot().lifecycle();
    found.keySet().removeIf(lifecycle::isForgotten);
    long newest = ids.get(ids.size() - 1);
    for (long id = 1; id <= newest; id++) {
      Optional<Forgotten> gap = lifecycle.gapWith(id);
      if (gap.isPresent()) {
        id = gap.get().last();
        checkBefore(gap.get(), found);
      } else if (!ids.contains(id)) {
        findings.add(Kind.MISSING_FILE, WarehouseLayout.snapshot(id), "a snapshot", "no such file");
      } else if (found.containsKey(id)) {
        checkBefore(found.get(id).snapshot(), lifecycle, found);
      }
    }
    return new ArrayList<>(found.values());
  }

  private Optional<Stored> read(long id) throws IOException {
    try {
      Optional<Stored> stored = warehouse.snapshots().find(id);
      stored.ifPresent(
          s ->
              findings.same(
                  Kind.BROKEN_CHAIN,
                  WarehouseLayout.snapshot(id),
                  "warehouse " + warehouse.id(),
                  "warehouse " + s.snapshot().warehouseId()));
      return stored;
    } catch (DamagedException e) {
      findings.add(Kind.UNREADABLE, e);
    } catch (UnsupportedFormatException e) {
      findings.add(
          Kind.UNREADABLE, WarehouseLayout.snapshot(id), "a known format version", e.getMessage());
    }
    return Optional.empty();
  }

  private void checkBefore(Snapshot snapshot, Lifecycle lifecycle, Map<Long, Stored> found) {
    long before = snapshot.id() - 1;
    if (before > 0 && !lifecycle.isForgotten(before)) {
      checkLink(WarehouseLayout.snapshot(snapshot.id()), snapshot.parent(), before, found);
    }
  }

  private void checkBefore(Forgotten gap, Map<Long, Stored> found) {
    if (gap.first() > 1) {
      String place = "forgotten snapshots " + gap.first() + " to " + gap.last();
      checkLink(place, gap.parent(), gap.first() - 1, found);
    }
  }

  /** The link of a snapshot that cannot be read is a finding already. */
  private void checkLink(
      String place, Optional<Parent> link, long before, Map<Long, Stored> found) {
    Stored parent = found.get(before);
    if (parent != null && !link.equals(Optional.of(parent.asParent()))) {
      findings.add(
          Kind.BROKEN_CHAIN,
          WarehouseLayout.snapshot(before),
          "a file with " + link.map(Parent::sha256).orElse("no hash") + ", recorded by " + place,
          parent.sha256());
    }
  }
}
