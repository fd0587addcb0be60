#include "commands/check_command.h"

#include <httplib.h>

#include <mutex>
#include <thread>

#include "base/text.h"
#include "command_site.h"

namespace zhanting {
namespace {

/// A site elsewhere, on this machine: what it answers, and how often it was asked for what.
class OtherSite {
 public:
  OtherSite() {
    server_.Get("/.*", [this](const httplib::Request& request, httplib::Response& response) {
      {
        const std::scoped_lock lock(mutex_);
        ++asked_[request.method + " " + request.target];
      }
      if (request.path == "/gone") response.status = 404;
      if (request.path == "/moved") response.set_redirect("/good?moved");
      if (request.path == "/loop") response.set_redirect("/loop");
      if (request.path == "/closed") response.status = 403;
      if (request.path == "/no-head" && request.method == "HEAD") response.status = 501;
      if (request.path == "/hangs") hang();
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  ~OtherSite() {
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    end_.notify_all();
    server_.stop();
    thread_.join();
  }
  OtherSite(const OtherSite&) = delete;
  OtherSite& operator=(const OtherSite&) = delete;

  std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }
  std::map<std::string, int> asked() const {
    const std::scoped_lock lock(mutex_);
    return asked_;
  }

 private:
  void hang() {
    std::unique_lock lock(mutex_);
    end_.wait(lock, [this] { return ended_; });
  }

  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
  mutable std::mutex mutex_;
  std::condition_variable end_;
  bool ended_ = false;
  std::map<std::string, int> asked_;
};

/// Without the lines of source, whose width depends on the port: places, messages, hints.
std::string without_source(const std::string& printed) {
  std::string out;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t underline = line.rfind('~');
    if (!line.starts_with(' ')) {
      out += line + "\n";
    } else if (line.find(" | ") != std::string::npos && line.find('^') != std::string::npos) {
      out += " " + line.substr(std::min(underline + 1, line.size())) + "\n";
    }
  }
  return out;
}

class CheckExternal : public testing::Test {
 protected:
  /// Puts `story` under the page about, with `@` for the other site's address.
  void tell(const std::string& story) {
    site_.put("content/pages/about.md", replace_all(story, "@", other_.address()));
  }

  Ran check(CheckCommand command, Language language = Language::kEnglish, bool json = false) {
    command.options.source = CommandSite::kSource;
    command.options.output = std::string(CommandSite::kSource) + "/site";
    std::ostringstream out, err;
    Console console{.files = site_.files(), .out = out, .err = err, .language = language};
    console.json = json;
    console.seconds = [] { return 0.0; };
    const int status = run_check(command, console);
    return {status, replace_all(out.str(), other_.address(), "@"),
            json ? err.str() : without_source(replace_all(err.str(), other_.address(), "@"))};
  }

  CommandSite site_;
  OtherSite other_;
};

TEST_F(CheckExternal, AsksNobodyUnlessToldTo) {
  tell("[一](@/gone)\n");
  EXPECT_EQ(check({}).err, "");
  EXPECT_EQ(other_.asked(), (std::map<std::string, int>()));
}

TEST_F(CheckExternal, WarnsAtThePlaceOfEveryLinkThatShowsNoPage) {
  tell(
      "[好](@/good)、[搬了](@/moved)、[不认 HEAD](@/no-head)。\n\n"
      "[没了](@/gone#甲)，\n又见[没了](@/gone)。\n\n"
      "[转圈](@/loop)\n[关着](@/closed)\n<@/good?#b>\n[写错](http:///x)。\n");
  const Ran ran = check({.external = true});
  EXPECT_EQ(ran.status, 0);
  const std::string gone =
      "warning: the link '@/gone' shows no page: its site answers 404\n"
      "  the page may be gone or moved: write its new address, or take the link out\n";
  const std::string browser = "  some sites turn programs away: try it in a browser\n";
  EXPECT_EQ(ran.err,
            "content/pages/about.md:3:6: " + gone + "content/pages/about.md:4:8: " + gone +
                "content/pages/about.md:6:6: warning: the link '@/loop' redirects without end\n" +
                browser +
                "content/pages/about.md:7:6: warning: the link '@/closed' shows no page: its site "
                "answers 403\n" +
                browser +
                "content/pages/about.md:9:6: warning: 'http:///x' is no complete address\n"
                "  write it like https://www.example.cn/…\n");
  EXPECT_EQ(ran.out,
            "external links: 8 addresses, 4 good, 4 doubtful; 0.0 s\n"
            "checked: 0 errors, 5 warnings\n");
  EXPECT_EQ(other_.asked(), (std::map<std::string, int>{{"HEAD /good", 1},
                                                        {"HEAD /good?", 1},
                                                        {"HEAD /good?moved", 1},
                                                        {"HEAD /moved", 1},
                                                        {"HEAD /no-head", 1},
                                                        {"GET /no-head", 1},
                                                        {"HEAD /gone", 1},
                                                        {"GET /gone", 1},
                                                        {"HEAD /closed", 1},
                                                        {"GET /closed", 1},
                                                        {"HEAD /loop", 11}}));
}

TEST_F(CheckExternal, GivesUpAfterTheTimeout) {
  tell("[慢](@/hangs)\n");
  const Ran ran = check({.external = true, .timeout = 1}, Language::kChinese);
  EXPECT_EQ(ran.err,
            "content/pages/about.md:1:5: 警告: 链接“@/hangs”等了 1 秒没有回应\n"
            "  有的网站不让程序访问，请用浏览器打开看看\n");
  EXPECT_EQ(ran.out,
            "外部链接：共 1 个网址，0 个正常，1 个有疑问；用时 0.0 秒\n"
            "检查完毕：0 个错误，1 个警告\n");
}

TEST_F(CheckExternal, LooksIntoRecordsToo) {
  site_.put("content/organisations/wharf.json", "{\"name\": \"港口\",\n\"url\": \"" +
                                                    other_.address() + "/gone\",\n\"note\": \"见 " +
                                                    other_.address() + "/closed。\"}");
  const Ran ran = check({.external = true});
  EXPECT_EQ(ran.err,
            "content/organisations/wharf.json:1:10: warning: nothing published names the "
            "organisation '港口'; it gets no page\n \n"
            "content/organisations/wharf.json:2:8: warning: the link '@/gone' shows no page: its "
            "site answers 404\n"
            "  the page may be gone or moved: write its new address, or take the link out\n"
            "content/organisations/wharf.json:3:9: warning: the link '@/closed' shows no page: its "
            "site answers 403\n"
            "  some sites turn programs away: try it in a browser\n");
}

TEST_F(CheckExternal, CountsAsOtherWarningsDo) {
  tell("[没了](@/gone)\n");
  CheckCommand command{.external = true};
  command.options.strict = true;
  EXPECT_EQ(check(command).status, 1);
  const Ran json = check({.external = true}, Language::kEnglish, true);
  EXPECT_EQ(json.status, 0);
  EXPECT_EQ(json.out, "");
  EXPECT_NE(json.err.find("\"code\":\"external-status\""), std::string::npos) << json.err;
}

}  // namespace
}  // namespace zhanting
