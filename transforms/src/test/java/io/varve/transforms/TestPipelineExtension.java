package io.varve.transforms;

import java.lang.reflect.Method;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/**
 * Gives tests a {@link TestPipeline}, which is a rule of JUnit 4: a pipeline that was not run, or
 * an assertion in it that was not, fails the test.
 */
public final class TestPipelineExtension implements ParameterResolver, InvocationInterceptor {

  private static final String KEY = "pipeline";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestPipeline.class;
  }

  @Override
  public TestPipeline resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestPipeline pipeline = TestPipeline.create();
    ElementCoders.register(pipeline.getCoderRegistry());
    store(context).put(KEY, pipeline);
    return pipeline;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    run(test, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
      throws Throwable {
    run(test, context);
  }

  private static void run(Invocation<Void> test, ExtensionContext context) throws Throwable {
    TestPipeline pipeline = store(context).get(KEY, TestPipeline.class);
    if (pipeline == null) {
      test.proceed();
      return;
    }
    Statement statement =
        new Statement() {
          @Override
          public void evaluate() throws Throwable {
            test.proceed();
          }
        };
    Description description =
        Description.createTestDescription(
            context.getRequiredTestClass(), context.getRequiredTestMethod().getName());
    pipeline.apply(statement, description).evaluate();
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(
        ExtensionContext.Namespace.create(TestPipelineExtension.class, context.getUniqueId()));
  }
}
