/* Builds the public copies of all the reports that are named on the command line, each in a thread of its own:
 * NAME.yaml as NAME.yaml.pdf. The messages are kept apart and printed report by report. */
#include <orderpaper.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct job {
    const char *report;
    char *messages; /* what Orderpaper said; ours to free */
    enum orderpaper_result result;
    pthread_t thread;
};

static const char *const outcomes[] = {
    [ORDERPAPER_OK] = "done",
    [ORDERPAPER_INPUT] = "not built: the report has errors",
    [ORDERPAPER_USAGE] = "not built: the program asked for something impossible",
    [ORDERPAPER_SYSTEM] = "not built: the system failed",
};

static void *build(void *argument)
{
    struct job *job = argument;
    size_t length = 0;
    char output[4096];
    struct orderpaper_options options = {
        .report = job->report,
        .output = output,
        .copy = ORDERPAPER_COPY_PUBLIC,
        .messages = open_memstream(&job->messages, &length),
    };

    job->result = ORDERPAPER_SYSTEM;
    if (options.messages == NULL)
        return NULL;
    if (snprintf(output, sizeof(output), "%s.pdf", job->report) < (int)sizeof(output))
        job->result = orderpaper_build(&options);
    fclose(options.messages); /* only now is job->messages complete */
    return NULL;
}

int main(int argc, char **argv)
{
    size_t njobs = argc > 1 ? (size_t)argc - 1 : 0;
    struct job *jobs = calloc(njobs + 1, sizeof(*jobs));
    int failed = 0;

    if (jobs == NULL)
        return ORDERPAPER_SYSTEM;
    for (size_t i = 0; i < njobs; i++) {
        jobs[i].report = argv[i + 1];
        if (pthread_create(&jobs[i].thread, NULL, build, &jobs[i]) != 0) {
            fprintf(stderr, "%s: no thread could be started\n", jobs[i].report);
            exit(ORDERPAPER_SYSTEM);
        }
    }
    for (size_t i = 0; i < njobs; i++) {
        pthread_join(jobs[i].thread, NULL);
        printf("%s: %s\n%s", jobs[i].report, outcomes[jobs[i].result], jobs[i].messages ? jobs[i].messages : "");
        failed |= jobs[i].result != ORDERPAPER_OK;
        free(jobs[i].messages);
    }
    free(jobs);
    return failed;
}
