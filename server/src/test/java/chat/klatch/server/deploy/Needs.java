package chat.klatch.server.deploy;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test of a program that is no part of Klatch: where it is not installed, the report says so, and the test is left
 * out.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Installed.class)
@interface Needs {
    /** The program's name. */
    String value();

    /** Looks for the program, also where only root's PATH leads. */
    final class Installed implements ExecutionCondition {
        private static final List<String> ROOTS = List.of("/usr/sbin", "/sbin", "/usr/local/sbin");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                    .map(needs -> find(needs.value())
                            .map(file -> ConditionEvaluationResult.enabled(file + " is there"))
                            .orElseGet(() -> ConditionEvaluationResult
                                    .disabled(needs.value() + " is not installed here")))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("nothing is needed"));
        }

        static Optional<File> find(String program) {
            var path = System.getenv().getOrDefault("PATH", "");
            return Stream.concat(Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1)), ROOTS.stream())
                    .map(folder -> new File(folder, program)).filter(File::canExecute).findFirst();
        }
    }
}
