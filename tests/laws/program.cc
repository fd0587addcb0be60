#include "laws/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zhanting {

namespace {

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Forks and becomes the program; out and err go to these descriptors.
pid_t start(const std::vector<std::string>& arguments, const std::vector<std::string>& settings,
            unsigned mask, int out, int err) {
  std::vector<std::string> words = {ZHANTING_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = settings;  // what stands first counts
  environment.push_back("LC_ALL=C");
  for (const char* name : {"PATH", "ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"}) {
    if (const char* value = getenv(name)) environment.push_back(std::string(name) + "=" + value);
  }
  std::vector<char*> argv = pointers_to(words);
  std::vector<char*> envp = pointers_to(environment);
  const pid_t child = fork();
  if (child == 0) {
    umask(static_cast<mode_t>(mask));
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    execve(argv[0], argv.data(), envp.data());
    _exit(127);
  }
  return child;
}

/// Reads both pipes to their ends, whichever has something first.
void drain(int out, int err, ProgramRun& run) {
  pollfd ends[2] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
  std::string* texts[2] = {&run.out, &run.err};
  for (int open = 2; open > 0;) {
    if (poll(ends, 2, -1) < 0) break;
    for (int i = 0; i < 2; ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      char buffer[4096];
      const ssize_t size = read(ends[i].fd, buffer, sizeof buffer);
      if (size > 0) {
        texts[i]->append(buffer, static_cast<std::size_t>(size));
      } else {
        ends[i].fd = -1;
        --open;
      }
    }
  }
}

}  // namespace

std::vector<std::string> build_arguments(const std::string& source) {
  return {"build", "--source", source, "--output", source + "/site"};
}

ProgramRun run_program(const std::vector<std::string>& arguments,
                       const std::vector<std::string>& settings, unsigned mask) {
  int out[2], err[2];
  EXPECT_EQ(pipe2(out, O_CLOEXEC), 0);
  EXPECT_EQ(pipe2(err, O_CLOEXEC), 0);
  const pid_t child = start(arguments, settings, mask, out[1], err[1]);
  close(out[1]);
  close(err[1]);
  ProgramRun run;
  drain(out[0], err[0], run);
  close(out[0]);
  close(err[0]);
  int status = 0;
  rusage used{};
  EXPECT_EQ(wait4(child, &status, 0, &used), child);
  run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  run.peak_memory = used.ru_maxrss;
  return run;
}

bool kill_program(const std::vector<std::string>& arguments, unsigned microseconds, int signal,
                  const std::vector<std::string>& settings) {
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  const pid_t child = start(arguments, settings, 022, nowhere, nowhere);
  usleep(microseconds);
  kill(child, signal);
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  close(nowhere);
  return WIFSIGNALED(status);
}

}  // namespace zhanting
