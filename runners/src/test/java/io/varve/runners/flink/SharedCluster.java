package io.varve.runners.flink;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one cluster with two TaskManagers, started for the first, ended after the last. */
final class SharedCluster implements ParameterResolver {

  private static final int TASK_MANAGERS = 2;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(SharedCluster.class))
        .getOrComputeIfAbsent(TestCluster.class, type -> start(), TestCluster.class);
  }

  private static TestCluster start() {
    try {
      return TestCluster.start(TASK_MANAGERS);
    } catch (Exception e) {
      throw new ParameterResolutionException("Cannot start a Flink cluster", e);
    }
  }
}
