package chat.klatch.server.storage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test of a PostgreSQL with its own tools: where none is installed, the report says so, and the test is left out. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPgDump.Installed.class)
public @interface NeedsPgDump {
    /** Looks whether it is there. */
    final class Installed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return InstalledPostgres.isThere()
                    ? ConditionEvaluationResult.enabled("PostgreSQL is installed here")
                    : ConditionEvaluationResult.disabled("no PostgreSQL with pg_dump is installed here");
        }
    }
}
