package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Parent;
import io.varve.io.model.SnapshotRange;
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
    Lifecycle lifecycle = Lifecycle.EMPTY;
    for (int i = ids.size() - 1; i >= 0; i--) {
      Optional<Stored> stored =
          lifecycle.isForgotten(ids.get(i)) ? Optional.empty() : read(ids.get(i));
      if (stored.isPresent()) {
        lifecycle = found.isEmpty() ? stored.get().snapshot().lifecycle() : lifecycle;
        found.put(ids.get(i), stored.get());
      }
    }
    for (SnapshotRange lost : lifecycle.lost(ids)) {
      findings.add(Kind.MISSING_FILE, WarehouseLayout.snapshot(lost.first()), lost, "no such file");
    }
    for (Stored stored : found.values()) {
      checkBefore(stored.snapshot(), lifecycle, found);
    }
    for (Forgotten gap : lifecycle.forgotten()) {
      checkBefore(gap, found);
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
