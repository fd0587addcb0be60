#include "publish/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>

namespace zhanting {

namespace {

/// Both ends of a pipe, closed with it.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
  }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool good() const { return ends_[0] >= 0; }
  int read_end() const { return ends_[0]; }
  int write_end() const { return ends_[1]; }
  void close(std::size_t end) {
    if (ends_[end] >= 0) ::close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// A program that ends before it has read everything is no reason for us to end.
class NoBrokenPipe {
 public:
  NoBrokenPipe() : before_(std::signal(SIGPIPE, SIG_IGN)) {}
  ~NoBrokenPipe() { std::signal(SIGPIPE, before_); }
  NoBrokenPipe(const NoBrokenPipe&) = delete;
  NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

 private:
  void (*before_)(int);
};

/// What the new process does until it is the program.
[[noreturn]] void become(char* const* words, const Pipe& in, const Pipe& out, const Pipe& err,
                         const Pipe& failure, int held) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  std::signal(SIGPIPE, SIG_DFL);
  ::setenv("LC_ALL", "C", 1);  // what it says is read
  ::dup2(in.read_end(), STDIN_FILENO);
  ::dup2(out.write_end(), STDOUT_FILENO);
  ::dup2(err.write_end(), STDERR_FILENO);
  if (held >= 0) ::fcntl(held, F_SETFD, 0);
  ::execvp(words[0], words);
  const int error = errno;
  (void)!::write(failure.write_end(), &error, sizeof error);
  ::_exit(127);
}

/// Writes `input` and reads both outputs, whichever is ready, until all are at their ends.
void talk(Pipe& in, const Pipe& out, const Pipe& err, std::string_view input,
          ProgramResult& result) {
  ::fcntl(in.write_end(), F_SETFL, O_NONBLOCK);
  if (input.empty()) in.close(1);
  std::array<pollfd, 3> ends{
      {{in.write_end(), POLLOUT, 0}, {out.read_end(), POLLIN, 0}, {err.read_end(), POLLIN, 0}}};
  const std::array<std::string*, 3> texts{nullptr, &result.out, &result.err};
  while (ends[1].fd >= 0 || ends[2].fd >= 0) {
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) return;
    if (ends[0].fd >= 0 && ends[0].revents != 0) {
      const ssize_t size = ::write(ends[0].fd, input.data(), input.size());
      if (size > 0) input.remove_prefix(static_cast<std::size_t>(size));
      if (input.empty() || (size < 0 && errno != EAGAIN && errno != EINTR)) {
        in.close(1);
        ends[0].fd = -1;
      }
    }
    for (std::size_t i = 1; i < ends.size(); ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      std::array<char, 16384> buffer;
      const ssize_t size = ::read(ends[i].fd, buffer.data(), buffer.size());
      if (size > 0) texts[i]->append(buffer.data(), static_cast<std::size_t>(size));
      if (size == 0 || (size < 0 && errno != EINTR)) ends[i].fd = -1;
    }
  }
}

}  // namespace

ProgramResult run_program(const std::vector<std::string>& words, std::string_view input, int held) {
  ProgramResult result;
  Pipe in, out, err, failure;
  const auto fail = [&] {
    result.error = errno;
    return result;
  };
  if (!in.good() || !out.good() || !err.good() || !failure.good()) return fail();
  std::vector<std::string> copies = words;
  std::vector<char*> pointers;
  for (std::string& word : copies) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const NoBrokenPipe ignored;
  const pid_t child = ::fork();
  if (child < 0) return fail();
  if (child == 0) become(pointers.data(), in, out, err, failure, held);
  in.close(0);
  out.close(1);
  err.close(1);
  failure.close(1);
  talk(in, out, err, input, result);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  int error = 0;
  if (::read(failure.read_end(), &error, sizeof error) == sizeof error) result.error = error;
  constexpr int kBySignal = 128;
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : kBySignal + WTERMSIG(status);
  return result;
}

}  // namespace zhanting
